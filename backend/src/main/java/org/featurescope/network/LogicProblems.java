package org.featurescope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.featurescope.network.TrainingData.Examples;

/** Makes problems of bits, whose examples are all that there are. */
public final class LogicProblems {
    /** The most bits of a summand. */
    public static final int MOST_BITS = 4;

    private LogicProblems() {}

    /** Returns whether one of two bits, but not both, is 1. */
    public static Problem xor() {
        List<float[]> inputs = new ArrayList<>();
        List<float[]> targets = new ArrayList<>();
        for (int a = 0; a < 2; a++) {
            for (int b = 0; b < 2; b++) {
                inputs.add(new float[] {a, b});
                targets.add(new float[] {a ^ b});
            }
        }
        return problem(List.of("a", "b"), List.of("a xor b"), inputs, targets);
    }

    /** Returns the sum of two numbers of some bits, the highest bit first. */
    public static Problem adder(int bits) {
        int numbers = 1 << bits;
        List<float[]> inputs = new ArrayList<>();
        List<float[]> targets = new ArrayList<>();
        for (int a = 0; a < numbers; a++) {
            for (int b = 0; b < numbers; b++) {
                inputs.add(bits(a << bits | b, 2 * bits));
                targets.add(bits(a + b, bits + 1));
            }
        }
        return problem(
                Stream.of("a", "b").flatMap(name -> names(name, bits)).toList(),
                names("s", bits + 1).toList(),
                inputs,
                targets);
    }

    private static Stream<String> names(String name, int bits) {
        return IntStream.range(0, bits).mapToObj(i -> name + (bits - 1 - i));
    }

    private static float[] bits(int value, int count) {
        float[] bits = new float[count];
        for (int i = 0; i < count; i++) {
            bits[i] = value >> (count - 1 - i) & 1;
        }
        return bits;
    }

    private static Problem problem(
            List<String> inputNames, List<String> outputNames, List<float[]> inputs, List<float[]> targets) {
        return new Problem(
                inputNames,
                outputNames,
                Output.SIGMOID,
                new TrainingData(inputNames.size(), outputNames.size(), Examples.of(inputs, targets), Examples.none()));
    }
}
