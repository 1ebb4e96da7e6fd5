package org.featurescope.bench.quality;

import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.StageActivations;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Network;
import org.featurescope.model.Stages;
import org.featurescope.model.UnitExpression.Unit;

/**
 * Computes the mean activation of units, after their ReLU, for pictures with 8 bits for each colour. It runs the
 * network's original graph, not the one that the engine has rewritten. It holds native memory until it is closed.
 */
final class QualityActivations implements AutoCloseable {
    private static final int BATCH = 16;

    private final List<String> layers;
    private final StageActivations means;

    /** Compiles a graph for some units. */
    QualityActivations(Network network, List<Unit> units) {
        this.layers = units.stream().map(Unit::layer).distinct().toList();
        this.means = new StageActivations(
                network,
                layers.stream().map(layer -> Stages.layer(network, layer)).toList(),
                0);
    }

    /**
     * Returns the mean activation of each unit on each picture, {@code [picture][unit]}.
     *
     * @param pictures the pictures, all of one size
     * @param units units of the layers for which the graph was compiled
     */
    double[][] of(List<RgbImage> pictures, List<Unit> units) {
        double[][] found = new double[pictures.size()][units.size()];
        for (int start = 0; start < pictures.size(); start += BATCH) {
            List<RgbImage> batch = pictures.subList(start, Math.min(start + BATCH, pictures.size()));
            StageActivations.Batch activations = means.of(batch);
            for (int unit = 0; unit < units.size(); unit++) {
                int layer = layers.indexOf(units.get(unit).layer());
                for (int i = 0; i < batch.size(); i++) {
                    found[start + i][unit] =
                            activations.mean(i, layer, units.get(unit).channel());
                }
            }
        }
        return found;
    }

    /** Returns the mean activation of each unit on its own picture. */
    double[] ofMatching(List<RgbImage> pictures, List<Unit> units) {
        double[][] all = of(pictures, units);
        return IntStream.range(0, units.size()).mapToDouble(at -> all[at][at]).toArray();
    }

    @Override
    public void close() {
        means.close();
    }
}
