package org.featurescope.bench.measure;

import java.util.List;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.Batch;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.Octave;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.PreparedRun;
import org.featurescope.optimize.TileGrid;
import org.featurescope.optimize.Tuning;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.run.BatchRun;
import org.featurescope.optimize.run.LaneExecutor;
import org.featurescope.optimize.run.OctaveRun;
import org.featurescope.optimize.run.Optimization;
import org.featurescope.optimize.run.PhotographPass;
import org.featurescope.optimize.run.TiledOptimization;
import org.featurescope.tensor.SessionThreads;

/**
 * Times the steps of a large picture, which is computed tile by tile, beside those of a picture of one tile's size. The
 * measurements are medians.
 */
public final class TileBenchmark {
    private static final int WARM_UP = 2;
    /** Tiles on each axis: enough for a few to be computed in parallel. */
    private static final int ACROSS = 2;

    private TileBenchmark() {}

    /**
     * Returns the image-steps per second of a picture of two by two tiles, beside a quarter of those of a picture of one tile's
     * size: the same number of pixels per second.
     *
     * @param whole pixels on a side of a tile
     * @param rounds how often each is timed
     */
    public static Measurement measure(Network network, Layer layer, int whole, int rounds, Tuning tuning) {
        int size = ACROSS * whole;
        EngineLimits limits = tuning.limits();
        try (TiledPicture tiles = new TiledPicture(network, layer, size, whole, limits);
                BenchmarkStep single = new BenchmarkStep(network, layer, 1, whole, Precision.FLOAT32, limits)) {
            double[] milliseconds = InterleavedTimer.medianMilliseconds(WARM_UP, rounds, 1, tiles, single);
            return Measurement.of(
                    "tiled.%s.%s.1x%d".formatted(network.id(), layer.name(), size),
                    1000 / milliseconds[0],
                    "1/s",
                    1000 / milliseconds[1] / (ACROSS * ACROSS));
        }
    }

    /** A picture that is computed tile by tile. */
    private static final class TiledPicture implements AutoCloseable, Runnable {
        private final LaneExecutor executor;
        private final Optimization optimization;
        private final OctaveRun octaveRun;
        private int step;

        TiledPicture(Network network, Layer layer, int size, int whole, EngineLimits limits) {
            VisualizationSpec spec = BenchmarkSetting.DEFAULT.spec(
                    layer.name(), List.of(PlainGradient.CHANNEL), size, VisualizationSpec.MOST_STEPS, 0);
            PreparedRun prepared = PreparedRun.of(spec, network, limits.withLargestWhole(whole));
            Octave octave = prepared.octaves().get(0);
            Batch batch = prepared.batches().get(0);
            TileGrid grid = octave.grid();
            SessionThreads threads = limits.threads(grid.count(), grid.pixels());
            this.executor = new LaneExecutor(limits.parallelBatches());
            this.optimization =
                    new TiledOptimization(network, batch.objective(), 1, grid, spec.settings(), threads, executor);
            this.octaveRun = new BatchRun(spec, batch)
                    .startOctave(optimization, octave, new PhotographPass(network, grid.tile(), Photographs.NONE));
        }

        /** Makes one step. */
        @Override
        public void run() {
            step = step % VisualizationSpec.MOST_STEPS + 1;
            octaveRun.step(step);
        }

        @Override
        public void close() {
            octaveRun.close();
            optimization.close();
            executor.close();
        }
    }
}
