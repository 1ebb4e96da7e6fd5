package org.featurescope.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.featurescope.bench.measure.Machine;
import org.featurescope.bench.quality.NetworkQuality;
import org.featurescope.bench.quality.UnitQuality;

/** The page that tells how good pictures are. */
final class QualityPage {
    private static final String INTRODUCTION = """
            # How good

            Made by `%s`, the last of the calls in [make-quality.sh](make-quality.sh); what those before it had found stands here too.

            %s
            For each network %d units (where the table says so, fewer), chosen by rule: spread evenly over its convolutions and
            Inception modules, and evenly over the channels of each. Every picture is made for its channel's mean from noise of seed 0, at %d px, and
            measured as a photograph would be: as a finished picture of 8 bits put through the network.

            - *multiple*: the unit's mean activation on the picture, over the largest that a photograph gave it (%s; %d of
              them). The median over the units that a photograph excites.
            - *above all*: the share of the units that their picture excites more than any photograph.
            - *fine*: the share of spectral energy above a quarter of a cycle per pixel. The median.
            - *kept*: the share of the activation that is left after a fresh random shift (up to 8 px), scale (up to 10 %%)
              and rotation (up to 10 degrees). The mean over 8 of them, the median over units.
            - *warned*: how many pictures the engine itself warned of, such as dead starts; on the sheets they have a (!).

            The row *photographs* is the best photograph of each unit, measured in the same way.

            """;
    private static final String SUMMARY = """
            | network | setting | units | steps | multiple | above all | fine | kept | warned | time a picture |
            |---|---|--:|--:|--:|--:|--:|--:|--:|--:|
            """;
    private static final String UNITS = """

            <details><summary>Unit by unit</summary>

            | unit | activation | best photograph | multiple | fine | kept |
            |---|--:|--:|--:|--:|--:|
            """;

    private QualityPage() {}

    /**
     * The page.
     *
     * @param sheet where the contact sheet of a setting lies, relative to the page, if there is one
     */
    static String markdown(
            String command,
            Machine machine,
            String photographs,
            List<NetworkQuality> all,
            Function<NetworkQuality, Optional<String>> sheet) {
        List<NetworkQuality> found = byNetwork(all);
        int most =
                found.stream().mapToInt(quality -> quality.units().size()).max().orElse(0);
        int count = found.stream().mapToInt(NetworkQuality::photographs).max().orElse(0);
        int size = found.stream()
                .filter(quality -> quality.steps() > 0)
                .mapToInt(NetworkQuality::size)
                .findFirst()
                .orElse(0);
        StringBuilder page =
                new StringBuilder(INTRODUCTION.formatted(command, machine.markdown(), most, size, photographs, count));
        page.append(SUMMARY);
        found.forEach(quality -> page.append(row(quality)));
        found.stream()
                .filter(quality -> quality.steps() > 0)
                .forEach(quality -> section(page, quality, sheet.apply(quality)));
        return page.toString();
    }

    /** Each network's together, in the order in which they first came. */
    private static List<NetworkQuality> byNetwork(List<NetworkQuality> all) {
        return all.stream()
                .map(NetworkQuality::model)
                .distinct()
                .flatMap(model -> all.stream().filter(quality -> quality.model().equals(model)))
                .toList();
    }

    private static void section(StringBuilder page, NetworkQuality quality, Optional<String> sheet) {
        String title = "%s, %s".formatted(quality.model(), quality.setting());
        page.append("\n## ").append(title).append('\n');
        sheet.ifPresent(address -> page.append("\n![Contact sheet: %s](%s)\n".formatted(title, address)));
        page.append(UNITS);
        quality.units().forEach(unit -> page.append(row(unit)));
        page.append("\n</details>\n");
    }

    private static String row(NetworkQuality quality) {
        boolean made = quality.steps() > 0;
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %s | %s | %s | %.1f %% | %s | %s | %s |%n",
                quality.model(),
                quality.setting(),
                quality.units().size(),
                made ? quality.steps() : "",
                number(quality.medianMultiple(), "%.1f"),
                made ? "%d %%".formatted(Math.round(100 * quality.shareAbovePhotographs())) : "",
                100 * quality.medianFineShare(),
                number(100 * quality.medianRobustness(), "%.0f %%"),
                made ? quality.warned() : "",
                made ? String.format(Locale.ROOT, "%.1f s", quality.milliseconds() / 1000) : "");
    }

    private static String row(UnitQuality unit) {
        Double multiple = unit.multiple();
        Double robustness = unit.robustness();
        return String.format(
                Locale.ROOT,
                "| %s | %.3g | %.3g | %s | %.1f %% | %s |%n",
                unit.unit(),
                unit.activation(),
                unit.bestPhotograph(),
                multiple == null ? "" : number(multiple, "%.2f"),
                100 * unit.fineShare(),
                robustness == null ? "" : number(100 * robustness, "%.0f %%"));
    }

    private static String number(double value, String format) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}
