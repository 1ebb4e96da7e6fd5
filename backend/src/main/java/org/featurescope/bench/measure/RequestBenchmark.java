package org.featurescope.bench.measure;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.featurescope.image.Sprites;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.Visualizer;

/** Times whole requests to a visualizer that is warm. The measurements are medians. */
public final class RequestBenchmark {
    private static final int GRID = 64;
    /** How many single pictures are made, one after another, for each grid. */
    private static final int SINGLES_PER_ROUND = 8;

    private static final int STEPS = 16;
    private static final int WARM_UP = 2;
    private static final int FIRST_FRAMES_PER_ROUND = 1;

    private RequestBenchmark() {}

    /**
     * Returns the image-steps per second of one grid of 64 channels (all of them where the layer has fewer), beside those of
     * single pictures of these channels made one after another.
     */
    public static Measurement grid(
            Visualizer visualizer, Network network, Layer layer, int size, Precision precision, int rounds) {
        int count = Math.min(GRID, layer.channels());
        int singles = Math.min(SINGLES_PER_ROUND, count);
        List<Integer> channels = IntStream.range(0, count).boxed().toList();
        Runnable grid = () -> visualizer.run(network, spec(layer, channels, size, precision), RunListener.NONE);
        Runnable oneAfterAnother = () -> channels.subList(0, singles)
                .forEach(channel ->
                        visualizer.run(network, spec(layer, List.of(channel), size, precision), RunListener.NONE));
        double[] milliseconds = InterleavedTimer.medianMilliseconds(1, rounds, 1, grid, oneAfterAnother);
        return Measurement.of(
                "grid.%s.%s.%dx%d.%s".formatted(network.id(), layer.name(), count, size, precision),
                1000.0 * count * STEPS / milliseconds[0],
                "1/s",
                1000.0 * singles * STEPS / milliseconds[1]);
    }

    /**
     * Returns the milliseconds from the request until the first frame is encoded as PNG, beside those of one plain gradient of
     * the same sizes.
     */
    public static Measurement firstFrame(
            Visualizer visualizer, Network network, Layer layer, int batch, int size, Precision precision, int rounds) {
        List<Integer> channels =
                IntStream.range(0, Math.min(batch, layer.channels())).boxed().toList();
        VisualizationSpec spec = spec(layer, channels, size, precision);
        try (PlainGradient plain = new PlainGradient(network, layer, channels.size(), size, precision)) {
            double[] milliseconds = InterleavedTimer.medianMilliseconds(
                    WARM_UP, rounds, FIRST_FRAMES_PER_ROUND, () -> firstFrame(visualizer, network, spec), plain);
            String name = "first-frame.%s.%s.%dx%d.%s"
                    .formatted(network.id(), layer.name(), channels.size(), size, precision);
            return Measurement.of(name, milliseconds[0], "ms", milliseconds[1]);
        }
    }

    private static void firstFrame(Visualizer visualizer, Network network, VisualizationSpec spec) {
        FirstFrame frame = new FirstFrame();
        try {
            visualizer.run(network, spec, frame);
        } catch (CancelledRunException e) {
            if (frame.png.length == 0) {
                throw e;
            }
        }
    }

    private static VisualizationSpec spec(Layer layer, List<Integer> channels, int size, Precision precision) {
        return BenchmarkSetting.DEFAULT.with(precision).spec(layer.name(), channels, size, STEPS, 0);
    }

    /** Encodes the frame after the first step and then cancels the run. */
    private static final class FirstFrame implements RunListener {
        private byte[] png = {};

        @Override
        public boolean cancelled() {
            return png.length > 0;
        }

        @Override
        public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
            List<RgbImage> pictures = frame.get();
            png = PngEncoder.encode(Sprites.sheet(pictures, Sprites.columns(pictures.size())));
        }
    }
}
