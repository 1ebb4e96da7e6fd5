package org.featurescope.unit;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/**
 * The weights of the paths from a network's units to its logits.
 *
 * <p>The weight of the path from a unit to a logit says by how much the logit rises if the unit's activation rises by 1 at all
 * positions of its map: the gradient of the logit with respect to the unit's activations, summed over the map and averaged
 * over photographs. If only pooling by means and a linear layer follow, it is the same for all photographs, and it is the
 * weight of the linear layer.
 *
 * <p>Immutable.
 *
 * @param network {@link Network#identity} of the network
 * @param photographs the number of photographs that were averaged
 * @param classes the number of the network's classes
 * @param layers the layers before the logits, in depth order
 */
public record PathWeights(String network, int photographs, int classes, List<LayerWeights> layers) {
    public PathWeights {
        layers = List.copyOf(layers);
    }

    /**
     * The weights of a layer's units. A weight is kept in a byte, in steps of a 127th of the unit's largest.
     *
     * @param isExact whether the weights are the same for all photographs
     * @param steps the step of each unit
     * @param weights in steps, {@code [channels, classes]}; shared, not changed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record LayerWeights(String layer, boolean isExact, float[] steps, byte[] weights) {
        private static final float MOST = 127;

        /**
         * Rounds weights to the steps of each unit.
         *
         * @param exact the weights, {@code [classes][channels]}
         */
        static LayerWeights of(String layer, boolean isExact, float[][] exact) {
            int channels = exact[0].length;
            LayerWeights of = new LayerWeights(layer, isExact, new float[channels], new byte[channels * exact.length]);
            for (int channel = 0; channel < channels; channel++) {
                float most = 0;
                for (float[] weights : exact) {
                    most = Math.max(most, Math.abs(weights[channel]));
                }
                of.steps[channel] = most / MOST;
                for (int label = 0; label < exact.length && most > 0; label++) {
                    of.weights[channel * exact.length + label] = (byte) Math.round(exact[label][channel] / most * MOST);
                }
            }
            return of;
        }

        int channels() {
            return steps.length;
        }

        float weight(int channel, int label) {
            return weights[channel * (weights.length / steps.length) + label] * steps[channel];
        }
    }

    /**
     * A class and the weight of the path to its logit.
     *
     * @param label the label of the class
     */
    public record ToClass(String label, double weight) {}

    /**
     * The classes whose logits a unit raises most.
     *
     * @param most the classes with the largest weights, largest first; only weights above 0
     * @param isExact whether the weights are the same for all photographs
     * @param photographs the number of photographs that were averaged
     */
    public record RaisedClasses(List<ToClass> most, boolean isExact, int photographs) {
        public RaisedClasses {
            most = List.copyOf(most);
        }
    }

    /**
     * Computes the weights.
     *
     * @param set photographs, of which some are used, evenly spaced in the order of their names
     * @return empty for a network without classes or whose logits have no gradient
     */
    public static Optional<PathWeights> measure(Network network, PhotographSet set, IndexListener listener) {
        return LogitGradients.canMeasure(network)
                ? Optional.of(LogitGradients.measure(network, set, listener))
                : Optional.empty();
    }

    /** Returns the classes whose logits a unit raises most; empty if its layer is not before the logits. */
    public Optional<RaisedClasses> of(Network of, Unit unit, int count) {
        return layers.stream()
                .filter(layer -> layer.layer().equals(unit.layer()) && unit.channel() < layer.channels())
                .findFirst()
                .map(layer -> new RaisedClasses(
                        IntStream.range(0, Math.min(classes, of.labels().size()))
                                .mapToObj(label ->
                                        new ToClass(of.labels().get(label), layer.weight(unit.channel(), label)))
                                .filter(weight -> weight.weight() > 0)
                                .sorted((a, b) -> Double.compare(b.weight(), a.weight()))
                                .limit(count)
                                .toList(),
                        layer.isExact(),
                        photographs));
    }
}
