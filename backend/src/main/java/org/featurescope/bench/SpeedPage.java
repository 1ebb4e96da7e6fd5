package org.featurescope.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.featurescope.bench.measure.Machine;
import org.featurescope.bench.measure.Measurement;
import org.featurescope.bench.measure.SpeedMeasurement;

/** The page that tells how fast the engine is. */
final class SpeedPage {
    private static final String INTRODUCTION = """
            # How fast

            Made by `%s`.

            %s
            A *step* brings a batch of pictures one step further: parameterization, transformation, network, gradient, Adam.
            Beside it stands the *plain gradient*, of the same channel, network, batch and size, and nothing else, in
            TensorFlow; and the machine's own rate of arithmetic, a matrix product of 2048 by 2048 in TensorFlow in the same
            number format. All three were called in turn, so that the machine's other work fell on all alike; times are
            medians. A step is made as the engine makes it: of several pictures as many batches as there are lanes, at the same
            time, each with its share of the processors; TensorFlow's loop and the matrix product have all processors for
            themselves. A *share* is a part of the matrix product's rate: first what the network's convolutions reach while they
            work, forward and backward (two operations for a multiply-add; traced, in the mean over the lanes; not on a GPU, which
            works on when a trace has ended), then their
            arithmetic over the whole time of the step, then the same for the plain gradient. A step computes hardly anything of
            the layer that it climbs on, so it has less arithmetic than the plain gradient. The layers are those at one third of the depth of the convolutions and
            Inception modules, at two thirds and at the end.

            """;
    private static final String STEPS = """
            | layer | batch | precision | step | of the plain gradient | image-steps/s | share: convolutions | step | plain gradient |
            |---|--:|---|--:|--:|--:|--:|--:|--:|
            """;
    private static final String REQUESTS = """
            ## Grids and first frames

            Whole requests to an engine that is warm, of 16 steps. A *grid* of channels of the layer in the middle beside the
            same channels one after another, each a request of its own that waits for the one before, in image-steps per
            second. The *first frame*: from the request until the picture after the first step lies there as a PNG file,
            beside the time of one plain gradient in the same precision.

            | what | value | | beside | ratio |
            |---|--:|---|--:|--:|
            """;

    private static final String LARGE = """

            ## Large pictures

            Image-steps per second of one picture of the layer in the middle, in float32, that is seen in four tiles, beside a
            quarter of those of a picture of the size of a tile that is seen whole: of as many pixels.

            | what | value | | beside | ratio |
            |---|--:|---|--:|--:|
            """;

    private static final String BATCHES = """

            ## Batches

            Image-steps per second on the layer in the middle of batches of several sizes, one in each lane, beside the batch
            that the engine makes of many pictures: the usual (a lane for each processor, 16 at most, and in each 16 pictures of 128
            by 128, fewer where there are more than four lanes; on a GPU 64 in one lane), or what `featurescope tune` chose for the folder of data (`--data`): the smallest batch about as fast as the best, and other
            lanes than the usual where they are clearly faster. Nothing is tuned while it runs: the last digits of a picture
            depend on how many climb beside it and on the processors that its batch has, so the same spec gives the same bytes
            under the same tuning.

            | what | value | | beside | ratio |
            |---|--:|---|--:|--:|
            """;

    private SpeedPage() {}

    static String markdown(
            String command,
            Machine machine,
            List<SpeedMeasurement> steps,
            List<Measurement> requests,
            List<Measurement> large,
            List<Measurement> batches) {
        StringBuilder page = new StringBuilder(INTRODUCTION.formatted(command, machine.markdown()));
        Map<String, StringBuilder> tables = new LinkedHashMap<>();
        for (SpeedMeasurement figure : steps) {
            tables.computeIfAbsent(figure.model(), model -> new StringBuilder(STEPS))
                    .append(row(figure));
        }
        tables.forEach((model, table) ->
                page.append("## ").append(model).append("\n\n").append(table).append('\n'));
        page.append(REQUESTS);
        requests.forEach(figure -> page.append(row(figure)));
        page.append(LARGE);
        large.forEach(figure -> page.append(row(figure)));
        page.append(BATCHES);
        batches.forEach(figure -> page.append(row(figure)));
        return page.toString();
    }

    private static String row(SpeedMeasurement figure) {
        return String.format(
                Locale.ROOT,
                "| %s | %d x %d | %s | %.1f ms | %.2f | %.0f | %s | %.0f %% | %.0f %% |%n",
                figure.layer(),
                figure.batch(),
                figure.size(),
                figure.precision(),
                figure.times().step(),
                figure.overPlain(),
                figure.imageStepsPerSecond(),
                Double.isNaN(figure.share()) ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * figure.share()),
                100 * figure.shareOfStep(),
                100 * figure.shareOfPlain());
    }

    private static String row(Measurement figure) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %s | %.1f | %.2f |%n",
                figure.name(),
                figure.value(),
                figure.unit(),
                figure.baseline(),
                figure.ratio());
    }
}
