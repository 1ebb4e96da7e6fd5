package org.featurescope.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.featurescope.bench.measure.Machine;
import org.featurescope.bench.measure.Measurement;
import org.featurescope.bench.measure.SpeedMeasurement;

/** Writes the page about the speed of the engine. */
final class SpeedPage {
    private static final String INTRODUCTION = """
            # Speed

            Made by `%s`.

            %s
            A *step* moves a batch of pictures one step of the optimization further: parameterization, transformation, network,
            gradient and Adam. It is compared with the *plain gradient*, which is the gradient of the same channel with the same
            network, batch and size, computed by TensorFlow and nothing else; and with the machine's own rate of arithmetic, the
            product of two matrices of 2048 by 2048 in TensorFlow in the same number format. The three are called in turn, so that
            other work of the machine slows all of them alike. Times are medians. The engine splits the pictures of a step into
            parallel batches, each with its share of the processors; the plain gradient and the matrix product use all processors.

            A *share* is a part of the matrix product's rate, two operations being counted for a multiply-add. *Convolutions*: the
            rate of the network's convolutions, forward and backward, while they run (from a trace, the mean over the parallel
            batches; not measured on a GPU, which still computes when the trace has ended). *Step*: the same arithmetic over the
            whole time of the step. *Plain gradient*: its arithmetic over its time. A step leaves out most of the computation of
            the layer whose channel it optimizes, so it has less arithmetic than the plain gradient.

            The layers are those at one third of the depth of the network's convolutions and Inception modules, at two thirds and
            at the end; the *middle layer* is the one at two thirds.

            """;
    private static final String STEPS = """
            | layer | pictures x pixels | precision | time of a step | multiple of the plain gradient's | image-steps/s | share: convolutions | share: step | share: plain gradient |
            |---|--:|---|--:|--:|--:|--:|--:|--:|
            """;
    private static final String REQUESTS = """
            ## Grids and first frames

            Whole requests of 16 steps to a warm engine. *Grid*: the image-steps per second of a grid of channels of the middle
            layer, beside those of the same channels requested one at a time. *First frame*: the time from the request until the
            picture after the first step is encoded as PNG, beside the time of one plain gradient in the same precision.

            | measurement | value | unit | baseline | ratio |
            |---|--:|---|--:|--:|
            """;

    private static final String LARGE = """

            ## Large pictures

            The image-steps per second of one picture of the middle layer in float32, computed in four tiles, beside a quarter of
            those of a picture of one tile's size: the same number of pixels per second.

            | measurement | value | unit | baseline | ratio |
            |---|--:|---|--:|--:|
            """;

    private static final String BATCHES = """

            ## Batches

            The image-steps per second of parallel batches of several sizes for the middle layer, beside those of the size that
            the engine uses for many pictures. By default as many batches run in parallel as there are processors (16 at most),
            each of 16 pictures of 128 by 128 pixels, fewer if more than four run in parallel; on a GPU it is one batch of 64.
            `featurescope tune` measures a better choice for a data folder (`--data`): the smallest size that is about as fast
            as the best, and another number of parallel batches where that is clearly faster. Nothing is tuned during a run: the
            last digits of a picture depend on the size of its batch and on the batch's number of processors, so the same spec
            gives the same bytes under the same tuning.

            | measurement | value | unit | baseline | ratio |
            |---|--:|---|--:|--:|
            """;

    private SpeedPage() {}

    /** Returns the page in Markdown. */
    static String markdown(
            String command,
            Machine machine,
            List<SpeedMeasurement> steps,
            List<Measurement> requests,
            List<Measurement> large,
            List<Measurement> batches) {
        StringBuilder page = new StringBuilder(INTRODUCTION.formatted(command, machine.markdown()));
        Map<String, StringBuilder> tables = new LinkedHashMap<>();
        for (SpeedMeasurement measurement : steps) {
            tables.computeIfAbsent(measurement.model(), model -> new StringBuilder(STEPS))
                    .append(row(measurement));
        }
        tables.forEach((model, table) ->
                page.append("## ").append(model).append("\n\n").append(table).append('\n'));
        page.append(REQUESTS);
        requests.forEach(measurement -> page.append(MeasurementTable.markdown(measurement)));
        page.append(LARGE);
        large.forEach(measurement -> page.append(MeasurementTable.markdown(measurement)));
        page.append(BATCHES);
        batches.forEach(measurement -> page.append(MeasurementTable.markdown(measurement)));
        return page.toString();
    }

    private static String row(SpeedMeasurement measurement) {
        return String.format(
                Locale.ROOT,
                "| %s | %d x %d | %s | %.1f ms | %.2f | %.0f | %s | %.0f %% | %.0f %% |%n",
                measurement.layer(),
                measurement.batch(),
                measurement.size(),
                measurement.precision(),
                measurement.times().step(),
                measurement.overPlain(),
                measurement.imageStepsPerSecond(),
                Double.isNaN(measurement.shareOfConvolutions())
                        ? ""
                        : String.format(Locale.ROOT, "%.0f %%", 100 * measurement.shareOfConvolutions()),
                100 * measurement.shareOfStep(),
                100 * measurement.shareOfPlain());
    }
}
