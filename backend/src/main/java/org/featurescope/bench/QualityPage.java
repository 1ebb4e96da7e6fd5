package org.featurescope.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.featurescope.bench.measure.Machine;
import org.featurescope.bench.quality.NetworkQuality;

/** Writes the page about the quality of pictures: a row for each network and setting. */
final class QualityPage {
    /** Tells how units were chosen; takes their number. */
    static final String SPREAD =
            "Of each network %d units are measured (fewer where the table says so), spread evenly over its convolutions"
                    + " and Inception modules, and evenly over the channels of each.";

    /** Tells how units were chosen; takes their number in a layer, the number of layers and the seed. */
    static final String OF_LAST_LAYERS =
            "Of each network %d channels of each of the last %d convolutions and Inception modules are measured, drawn at"
                    + " random with the seed %d.";

    private static final String INTRODUCTION = """
            # Quality

            Made by `%s`. With `--resume` the page also shows what earlier calls measured.

            %s
            %s For each unit a picture of %d px is optimized from noise of seed 0 for the mean of its channel. The finished picture of 8 bits is given to the network, as a photograph is.

            - *multiple*: the unit's mean activation on the picture, divided by its largest on a photograph (%s, %d
              photographs). The median over the units that a photograph excites.
            - *above all*: the share of the units that their picture excites more than every photograph.
            - *fine*: the share of the picture's spectral energy above a quarter of a cycle per pixel. The median over units.
            - *kept*: the share of the activation that remains after a random shift (up to 8 px), scale (up to 10 %%) and rotation
              (up to 10 degrees). The mean over 8 of them, the median over units.
            - *warned*: the number of pictures with a warning of the engine, such as a dead start.

            The setting *photographs* is the best photograph of each unit, measured in the same way.%s

            | network | setting | units | steps | multiple | above all | fine | kept | warned | time of a picture |
            |---|---|--:|--:|--:|--:|--:|--:|--:|--:|
            """;
    private static final String SHEETS =
            " The name of a setting links to a contact sheet of its pictures, on which (!) is a warning.";
    private static final String NUMBERS = " The numbers of every unit are in [%s](%s).";

    private QualityPage() {}

    /**
     * Returns the page in Markdown.
     *
     * @param choice how the units were chosen, a sentence
     * @param sheet returns the link to the contact sheet of a setting, if there is one
     * @param json the link to the measurements of every unit, if they are written
     */
    static String markdown(
            String command,
            Machine machine,
            String choice,
            String photographs,
            List<NetworkQuality> all,
            Function<NetworkQuality, Optional<String>> sheet,
            Optional<String> json) {
        int count = all.stream().mapToInt(NetworkQuality::photographs).max().orElse(0);
        int size = all.stream()
                .filter(quality -> quality.steps() > 0)
                .mapToInt(NetworkQuality::size)
                .findFirst()
                .orElse(0);
        String links = (all.stream().map(sheet).anyMatch(Optional::isPresent) ? SHEETS : "")
                + json.map(link -> NUMBERS.formatted(link, link)).orElse("");
        StringBuilder page = new StringBuilder(
                INTRODUCTION.formatted(command, machine.markdown(), choice, size, photographs, count, links));
        byNetwork(all).forEach(quality -> page.append(row(quality, sheet.apply(quality))));
        return page.toString();
    }

    /** Returns the settings of each network together, the networks in the order in which they first appear. */
    private static List<NetworkQuality> byNetwork(List<NetworkQuality> all) {
        return all.stream()
                .map(NetworkQuality::model)
                .distinct()
                .flatMap(model -> all.stream().filter(quality -> quality.model().equals(model)))
                .toList();
    }

    private static String row(NetworkQuality quality, Optional<String> sheet) {
        boolean isOptimized = quality.steps() > 0;
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %s | %s | %s | %.1f %% | %s | %s | %s |%n",
                quality.model(),
                sheet.map(link -> "[%s](%s)".formatted(quality.setting(), link)).orElse(quality.setting()),
                quality.units().size(),
                isOptimized ? quality.steps() : "",
                number(quality.medianMultiple(), "%.1f"),
                isOptimized ? "%d %%".formatted(Math.round(100 * quality.shareAbovePhotographs())) : "",
                100 * quality.medianFineShare(),
                number(100 * quality.medianRobustness(), "%.0f %%"),
                isOptimized ? quality.warned() : "",
                isOptimized ? String.format(Locale.ROOT, "%.1f s", quality.milliseconds() / 1000) : "");
    }

    private static String number(double value, String format) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}
