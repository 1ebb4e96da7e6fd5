package org.featurescope.bench.quality;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Computes the mean activation of units on pictures of 8 bits in the original network, without the engine's rewriting: the
 * layers' outputs after their ReLU. It holds native memory until it is closed.
 */
final class QualityActivations implements AutoCloseable {
    private static final int BATCH = 16;

    private final InputSpec input;
    private final Graph graph = new Graph();
    private final Session session;
    /** By layer, the mean over all positions, {@code [batch, channels]}. */
    private final Map<String, Output<TFloat32>> means = new HashMap<>();

    /** Compiles a graph for some units. */
    QualityActivations(Network network, List<Unit> units) {
        this.input = network.descriptor().input();
        Set<String> layers = units.stream().map(Unit::layer).collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> nodes =
                layers.stream().map(name -> network.layer(name).node()).toList();
        graph.importGraphDef(GraphSurgery.prune(network.graph(), nodes));
        Ops tf = Ops.create(graph);
        for (String layer : layers) {
            means.put(layer, mean(tf, network.layer(layer).node()));
        }
        this.session = Sessions.open(graph);
    }

    @SuppressWarnings("unchecked")
    private Output<TFloat32> mean(Ops tf, String node) {
        Output<TFloat32> activation = (Output<TFloat32>) graph.outputOrThrow(node + ":0");
        return activation.shape().numDimensions() == 2
                ? activation
                : tf.math.mean(activation, tf.constant(new int[] {1, 2})).asOutput();
    }

    /**
     * Returns the mean activation of each unit on each picture, {@code [picture][unit]}.
     *
     * @param pictures of one size, which the network is given
     */
    double[][] of(List<RgbImage> pictures, List<Unit> units) {
        double[][] found = new double[pictures.size()][];
        for (int start = 0; start < pictures.size(); start += BATCH) {
            List<RgbImage> batch = pictures.subList(start, Math.min(start + BATCH, pictures.size()));
            double[][] part = ofBatch(batch, units);
            System.arraycopy(part, 0, found, start, part.length);
        }
        return found;
    }

    private double[][] ofBatch(List<RgbImage> pictures, List<Unit> units) {
        List<String> layers = units.stream().map(Unit::layer).distinct().toList();
        try (TFloat32 fed = input.tensor(pictures)) {
            Session.Runner runner = session.runner().feed(input.node(), fed);
            layers.forEach(layer -> runner.fetch(means.get(layer)));
            try (Result result = runner.run()) {
                double[][] found = new double[pictures.size()][units.size()];
                for (int unit = 0; unit < units.size(); unit++) {
                    TFloat32 values =
                            (TFloat32) result.get(layers.indexOf(units.get(unit).layer()));
                    for (int picture = 0; picture < found.length; picture++) {
                        found[picture][unit] =
                                values.getFloat(picture, units.get(unit).channel());
                    }
                }
                return found;
            }
        }
    }

    /** Returns the mean activation of each unit on its own picture. */
    double[] ofMatching(List<RgbImage> pictures, List<Unit> units) {
        double[][] all = of(pictures, units);
        return IntStream.range(0, units.size()).mapToDouble(at -> all[at][at]).toArray();
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
