package org.featurescope.portrait;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Sha256;
import org.featurescope.model.SourceLayer;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.UnitObjective;

/**
 * All parameters by which the portraits of a network are made.
 *
 * <p>A picture is optimized for the mean activation of its channel. Its initial noise depends only on the seed and the
 * name of the unit, so a unit's portrait does not depend on the other units of the run.
 *
 * @param preset the preset of all settings that are not listed here
 * @param size height and width of the pictures that are optimized, pixels
 * @param steps the number of steps of the optimizer
 * @param rate the learning rate, higher than the preset's since there are fewer steps
 * @param seed the seed of all random numbers, together with the name of the unit
 * @param side height and width of a portrait on its sheet, pixels
 * @param columns the number of portraits in a row of a sheet
 * @param quality the quality of the sheet's JPEG file, percent
 */
public record PortraitRecipe(
        Preset preset, int size, int steps, double rate, long seed, int side, int columns, int quality) {
    private static final int SIZE = 96;
    private static final int LEAST_SIZE = 64;
    private static final int STEPS = 96;
    private static final double RATE = 0.5;
    private static final int READER_SIZE = 80;
    private static final int READER_STEPS = 32;
    private static final double READER_RATE = 1.5;
    private static final int SIDE = 80;
    private static final int COLUMNS = 32;
    private static final int QUALITY = 60;
    private static final int MOST_UNITS = COLUMNS * (RgbImage.MOST_SIDE / SIDE);

    /**
     * Returns the recipe for a network. Pictures are a quarter larger than the network's input, but at least 64 and at
     * most 96 pixels. In a larger picture the pattern of a unit would be small and repeated often.
     */
    public static PortraitRecipe of(Network network) {
        return new PortraitRecipe(Preset.QUICK, size(network, SIZE), STEPS, RATE, 0, SIDE, COLUMNS, QUALITY);
    }

    /**
     * Returns the recipe of pictures for which a reader waits. They have at most 80 pixels, if the network takes so few, and
     * are made in a third of the steps at three times the rate. This takes a quarter of the time and loses little to the eye.
     */
    public static PortraitRecipe forReader(Network network) {
        return new PortraitRecipe(
                Preset.QUICK, size(network, READER_SIZE), READER_STEPS, READER_RATE, 0, SIDE, COLUMNS, QUALITY);
    }

    private static int size(Network network, int most) {
        InputSpec input = network.descriptor().input();
        if (!network.reach().onlyAtInputSize().isEmpty() && isSquare(input)) {
            return input.width();
        }
        int larger = Math.max(LEAST_SIZE, Math.min(most, input.width() * 5 / 4));
        return Math.max(larger, input.leastSide());
    }

    /** Returns this recipe with another number of steps. */
    PortraitRecipe withSteps(int number) {
        return new PortraitRecipe(preset, size, number, rate, seed, side, columns, quality);
    }

    /** Returns why no portraits are made of a layer; empty if they can be made. */
    public static Optional<String> obstacle(Network network, Layer layer) {
        String withoutGradient = network.reach().notOptimized().get(layer.name());
        if (withoutGradient != null) {
            return Optional.of(withoutGradient);
        }
        String oneSize = network.reach().onlyAtInputSize().get(layer.name());
        if (oneSize != null && !isSquare(network.descriptor().input())) {
            return Optional.of(oneSize);
        }
        if (layer.channels() > MOST_UNITS) {
            return Optional.of(
                    "it has %d units, more than the %d that a sheet has".formatted(layer.channels(), MOST_UNITS));
        }
        Layer source = SourceLayer.of(network, layer);
        return source.equals(layer)
                ? Optional.empty()
                : Optional.of("its units show the portraits of %s".formatted(source.name()));
    }

    private static boolean isSquare(InputSpec input) {
        return input.height() == input.width();
    }

    /** Returns the SHA-256 of all parameters, lower-case hexadecimal. */
    public String digest() {
        String all =
                "objective channel, preset %s, size %d, steps %d, rate %s, seed %d, side %d, columns %d, quality %d"
                        .formatted(preset, size, steps, rate, seed, side, columns, quality);
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the size, the steps and the rate as the end of a readable link to a figure: its pictures are made like portraits. */
    public String linkParameters() {
        return "&preset=%s&size=%d&steps=%d&rate=%s"
                .formatted(preset.name().toLowerCase(Locale.ROOT), size, steps, rate);
    }

    /** Returns the recipe as a sentence. */
    public String words() {
        return "Each picture is optimized from noise for the mean of its channel: %d px, %d steps, rate %s, otherwise as in the preset %s."
                .formatted(size, steps, rate, preset.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the run that optimizes the pictures of some channels of a layer.
     *
     * @param from the first channel
     * @param to the channel after the last
     */
    public VisualizationSpec run(Layer layer, int from, int to) {
        return run(IntStream.range(from, to)
                .mapToObj(channel -> new Unit(layer.name(), channel))
                .toList());
    }

    /** Returns the run that optimizes the pictures of some units. */
    VisualizationSpec run(List<Unit> units) {
        List<Objective> objectives =
                units.stream().<Objective>map(UnitObjective.Channel::new).toList();
        return VisualizationSpec.of(
                objectives.size() == 1 ? objectives.get(0) : new Composition.Each(objectives),
                objectives.size(),
                size,
                steps,
                seed,
                preset.settings().withRate(rate));
    }
}
