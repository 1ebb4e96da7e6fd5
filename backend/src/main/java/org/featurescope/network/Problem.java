package org.featurescope.network;

import java.util.List;

/**
 * What a network is trained to answer.
 *
 * @param inputs the names of the inputs
 * @param outputs the names of the outputs
 * @param output how the last layer answers
 * @param data the examples
 */
public record Problem(List<String> inputs, List<String> outputs, Output output, TrainingData data) {
    public Problem {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Returns the architecture of a network for this problem. */
    public Architecture architecture(List<Architecture.Hidden> hidden) {
        return new Architecture(inputs.size(), hidden, outputs.size(), output);
    }
}
