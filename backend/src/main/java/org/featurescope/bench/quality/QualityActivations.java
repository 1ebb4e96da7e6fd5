package org.featurescope.bench.quality;

import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.activation.MeanActivations;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/**
 * Computes the mean activation of units, after their ReLU, for pictures with 8 bits for each colour. It runs the
 * network's original graph, not the one that the engine has rewritten. It holds native memory until it is closed.
 */
final class QualityActivations implements AutoCloseable {
    private static final int BATCH = 16;

    private final List<String> layers;
    private final MeanActivations means;

    /** Compiles a graph for some units. */
    QualityActivations(Network network, List<Unit> units) {
        this.layers = units.stream().map(Unit::layer).distinct().toList();
        this.means =
                new MeanActivations(network, layers.stream().map(network::layer).toList());
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
            List<float[]> byLayer = means.of(batch);
            for (int unit = 0; unit < units.size(); unit++) {
                float[] values = byLayer.get(layers.indexOf(units.get(unit).layer()));
                int channels = values.length / batch.size();
                for (int i = 0; i < batch.size(); i++) {
                    found[start + i][unit] =
                            values[i * channels + units.get(unit).channel()];
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
