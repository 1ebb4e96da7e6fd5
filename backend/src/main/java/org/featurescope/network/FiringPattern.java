package org.featurescope.network;

import java.util.BitSet;
import java.util.List;
import org.featurescope.network.Architecture.Hidden;

/**
 * Which hidden neurons fire for which of the observed examples, see {@link Activation#fires}.
 *
 * @param bits for each hidden neuron, the first layer first, one bit for each example
 * @param neurons the number of hidden neurons
 * @param examples the number of examples
 */
public record FiringPattern(BitSet bits, int neurons, int examples) {
    /** Returns the pattern of the weights that a training has now. */
    public static FiringPattern of(Training training) {
        TrainingGraph graph = training.graph();
        List<Hidden> hidden = training.architecture().hidden();
        int examples = graph.observed();
        BitSet bits = new BitSet();
        int neuron = 0;
        for (int layer = 0; layer < hidden.size(); layer++) {
            int width = hidden.get(layer).neurons();
            float[] values = graph.hidden(layer);
            for (int i = 0; i < values.length; i++) {
                boolean fires = hidden.get(layer).activation().fires(values[i]);
                bits.set((neuron + i % width) * examples + i / width, fires);
            }
            neuron += width;
        }
        return new FiringPattern(bits, neuron, examples);
    }

    /** Returns for how many pairs of a neuron and an example this pattern differs from another one of equal size. */
    public int changedFrom(FiringPattern other) {
        BitSet difference = (BitSet) bits.clone();
        difference.xor(other.bits);
        return difference.cardinality();
    }

    /** Returns for how many examples a neuron fires. */
    public int count(int neuron) {
        return bits.get(neuron * examples, (neuron + 1) * examples).cardinality();
    }
}
