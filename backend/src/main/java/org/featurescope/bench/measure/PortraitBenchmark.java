package org.featurescope.bench.measure;

import java.util.List;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Tuning;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.portrait.PortraitRecipe;

/**
 * Times the portraits of some units of a layer: made together, as {@code featurescope portraits} makes them, one after another,
 * and as many plain steps of TensorFlow with a picture each. All are done in turn. The measurements are medians.
 */
public final class PortraitBenchmark {
    private final Network network;
    private final Layer layer;
    private final PortraitRecipe recipe;

    /** Creates a benchmark of a layer, whose portraits are made by the recipe of its network. */
    public PortraitBenchmark(Network network, Layer layer) {
        this.network = network;
        this.layer = layer;
        this.recipe = PortraitRecipe.of(network);
    }

    /**
     * Returns the portraits per second of units made together beside those made one after another and beside plain steps, and
     * those of twice as many units beside those of the units.
     *
     * @param units how many are made together, from the first channel of the layer on
     * @param rounds how often each is timed
     */
    public List<Measurement> measure(int units, int rounds, Tuning tuning) {
        try (GraphVisualizer visualizer = new GraphVisualizer(Photographs.NONE, tuning);
                PlainGradient plain = new PlainGradient(network, layer, 1, recipe.size(), Precision.FLOAT32)) {
            double[] milliseconds = InterleavedTimer.medianMilliseconds(
                    1,
                    rounds,
                    1,
                    () -> make(visualizer, 0, units),
                    () -> {
                        for (int unit = 0; unit < units; unit++) {
                            make(visualizer, unit, unit + 1);
                        }
                    },
                    () -> {
                        for (int step = 0; step < units * recipe.steps(); step++) {
                            plain.run();
                        }
                    },
                    () -> make(visualizer, 0, 2 * units));
            String name = "portraits.%s.%s.%d".formatted(network.id(), layer.name(), units);
            double together = 1000 * units / milliseconds[0];
            return List.of(
                    Measurement.of(name + ".one-by-one", together, "1/s", 1000 * units / milliseconds[1]),
                    Measurement.of(name + ".plain-steps", together, "1/s", 1000 * units / milliseconds[2]),
                    Measurement.of(name + ".twice-as-many", 2000 * units / milliseconds[3], "1/s", together));
        }
    }

    private void make(GraphVisualizer visualizer, int from, int to) {
        visualizer.run(network, recipe.run(layer, from, to), RunListener.NONE);
    }
}
