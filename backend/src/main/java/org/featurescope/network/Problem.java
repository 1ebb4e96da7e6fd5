package org.featurescope.network;

import java.util.List;

/**
 * What a network is trained to answer.
 *
 * @param inputs the names of the inputs
 * @param outputs the names of the outputs
 * @param output how the last layer answers
 * @param data the examples
 * @param frequency of the sines with which a network of sines begins, radians for an input of 1: the more, the more the
 *     answers differ between near inputs
 */
public record Problem(List<String> inputs, List<String> outputs, Output output, TrainingData data, double frequency) {
    private static final double FREQUENCY = 6;

    public Problem {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Describes a problem whose answers are alike for near inputs. */
    public Problem(List<String> inputs, List<String> outputs, Output output, TrainingData data) {
        this(inputs, outputs, output, data, FREQUENCY);
    }

    /** Returns the architecture of a network for this problem. */
    public Architecture architecture(List<Architecture.Hidden> hidden) {
        return new Architecture(inputs.size(), hidden, outputs.size(), output, frequency);
    }
}
