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
 * How fast a large picture climbs tile by tile, beside as many pixels of a smaller one that is seen whole. Figures are
 * medians.
 */
public final class TileBenchmark {
    private static final int WARM_UP = 2;
    /** Tiles on each axis, so that every lane of a few has some. */
    private static final int ACROSS = 2;

    private TileBenchmark() {}

    /**
     * Image-steps per second of one picture of twice as many pixels on a side as the largest that is seen whole, beside a
     * quarter of those of a picture that is.
     *
     * @param whole pixels on a side of the largest picture that is seen whole
     * @param rounds how often each has its turn
     */
    public static Measurement measure(Network network, Layer layer, int whole, int rounds, Tuning tuning) {
        int size = ACROSS * whole;
        EngineLimits limits = tuning.limits();
        try (Tiles tiles = new Tiles(network, layer, size, whole, limits);
                BenchmarkStep beside = new BenchmarkStep(network, layer, 1, whole, Precision.FLOAT32, limits)) {
            double[] milliseconds = BenchmarkTurns.medians(WARM_UP, rounds, 1, tiles, beside);
            return Measurement.of(
                    "tiled.%s.%s.1x%d".formatted(network.id(), layer.name(), size),
                    1000 / milliseconds[0],
                    "1/s",
                    1000 / milliseconds[1] / (ACROSS * ACROSS));
        }
    }

    /** One picture, tile by tile. */
    private static final class Tiles implements AutoCloseable, Runnable {
        private final LaneExecutor abreast;
        private final Optimization optimization;
        private final OctaveRun octaveRun;
        private int step;

        Tiles(Network network, Layer layer, int size, int whole, EngineLimits limits) {
            VisualizationSpec spec = BenchmarkSetting.DEFAULT.spec(
                    layer.name(), List.of(PlainGradientLoop.CHANNEL), size, VisualizationSpec.MOST_STEPS, 0);
            PreparedRun prepared = PreparedRun.of(spec, network, limits.withLargestWhole(whole));
            Octave octave = prepared.octaves().get(0);
            Batch batch = prepared.batches().get(0);
            TileGrid grid = octave.grid();
            SessionThreads threads = limits.threads(grid.count(), grid.pixels());
            this.abreast = new LaneExecutor(limits.parallelBatches());
            this.optimization =
                    new TiledOptimization(network, batch.objective(), 1, grid, spec.settings(), threads, abreast);
            this.octaveRun = new BatchRun(spec, batch)
                    .startOctave(optimization, octave, new PhotographPass(network, grid.tile(), Photographs.NONE));
        }

        /** One step. */
        @Override
        public void run() {
            step = step % VisualizationSpec.MOST_STEPS + 1;
            octaveRun.step(step);
        }

        @Override
        public void close() {
            octaveRun.close();
            optimization.close();
            abreast.close();
        }
    }
}
