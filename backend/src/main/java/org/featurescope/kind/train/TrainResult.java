package org.featurescope.kind.train;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.figure.table.Table;
import org.featurescope.network.Digits;
import org.featurescope.network.JumpAssociation;

/**
 * The result of a training: what was measured at equal distances, from step 0 on.
 *
 * @param inputs the names of the inputs
 * @param outputs the names of the outputs
 * @param output how the last layer answers: {@code sigmoid} or {@code softmax}
 * @param hidden the number of neurons of each hidden layer
 * @param moments what was measured, the earliest first
 * @param frames the indexes of the moments whose weights are in {@code weights}, the last moment among them
 * @param weights for each frame all weights, as little-endian 32-bit floats in Base64: for each layer the matrix
 *     {@code [from][to]} and then the biases
 * @param fired for each moment and each hidden neuron the share of the observed examples for which it fires, times 255, as
 *     bytes in Base64
 * @param observed the number of examples by which firing is counted
 * @param jumps whether cost drops where the firing pattern changes, if that can be said
 * @param diverged why the training ended early, if it did
 * @param examples the inputs and targets of up to {@value #MOST_EXAMPLES} examples, each as rows of 32-bit floats in Base64; none
 *     where {@code digits} are
 * @param digits some digits, if the network learns to read digits
 * @param credits who made the photographs that the network learns, if it learns any
 */
record TrainResult(
        List<String> inputs,
        List<String> outputs,
        String output,
        List<Integer> hidden,
        List<Moment> moments,
        List<Integer> frames,
        String weights,
        String fired,
        int observed,
        Optional<Jumps> jumps,
        Optional<String> diverged,
        Examples examples,
        Optional<DigitSample> digits,
        List<Credit> credits) {
    static final int MOST_EXAMPLES = 400;
    /** The most numbers of all examples together: 160 kB. */
    static final int MOST_EXAMPLE_NUMBERS = 40_000;

    TrainResult {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        hidden = List.copyOf(hidden);
        moments = List.copyOf(moments);
        frames = List.copyOf(frames);
        credits = List.copyOf(credits);
    }

    /**
     * The state after some steps.
     *
     * @param step the number of steps made
     * @param cost over the examples to train on
     * @param right the share of them that is answered right
     * @param heldOutCost over the examples held out, if there are any
     * @param heldOutRight the share of those that is answered right, if there are any
     * @param changed the number of pairs of a hidden neuron and an example of which one fires for the other now and did not
     *     at the moment before, or the other way round
     * @param activations the activations of the hidden layers
     */
    record Moment(
            long step,
            double cost,
            double right,
            Optional<Double> heldOutCost,
            Optional<Double> heldOutRight,
            int changed,
            List<String> activations) {
        Moment {
            activations = List.copyOf(activations);
        }
    }

    /**
     * Whether cost drops where the firing pattern changes.
     *
     * @param correlation the correlation
     * @param probability that of a correlation at least as large, by the permutation test
     * @param intervals the number of intervals
     */
    record Jumps(double correlation, double probability, int intervals) {
        static Jumps of(JumpAssociation association) {
            return new Jumps(association.correlation(), association.probability(), association.intervals());
        }
    }

    /**
     * Examples.
     *
     * @param count how many
     * @param inputs their inputs
     * @param targets their targets
     */
    record Examples(int count, String inputs, String targets) {}

    /**
     * The first digits of those that are held out, so that a figure has some without its server.
     *
     * @param digest the SHA-256 of all digits, under which the server has them
     * @param credit who made them, under which licence
     * @param count how many there are here
     * @param pixels their pixels as bytes in Base64, row by row
     * @param classes their classes, from 0 to 9
     */
    record DigitSample(String digest, String credit, int count, String pixels, List<Integer> classes) {
        private static final int MOST = 100;

        DigitSample {
            classes = List.copyOf(classes);
        }

        static DigitSample of(Digits digits) {
            byte[] pixels = new byte[MOST * Digits.PIXELS];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) digits.pixel(Digits.TRAINED + i / Digits.PIXELS, i % Digits.PIXELS);
            }
            return new DigitSample(
                    digits.digest(),
                    Digits.CREDIT,
                    MOST,
                    Base64.getEncoder().encodeToString(pixels),
                    IntStream.range(0, MOST)
                            .mapToObj(i -> digits.classOf(Digits.TRAINED + i))
                            .toList());
        }
    }

    /** Returns the table of the moments. */
    Table momentTable() {
        List<List<Object>> rows = new ArrayList<>();
        for (Moment moment : moments) {
            rows.add(List.of(
                    moment.step,
                    moment.cost,
                    moment.right,
                    moment.heldOutCost.<Object>map(cost -> cost).orElse(""),
                    moment.heldOutRight.<Object>map(right -> right).orElse(""),
                    moment.changed));
        }
        return new Table(
                List.of("step", "cost", "right", "cost of held-out examples", "right of held-out examples", "changed"),
                rows);
    }
}
