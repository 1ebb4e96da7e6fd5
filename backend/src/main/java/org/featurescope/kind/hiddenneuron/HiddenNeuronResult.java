package org.featurescope.kind.hiddenneuron;

import java.util.List;
import org.featurescope.figure.table.Table;

/**
 * The data of a figure of a neuron of a trained network.
 *
 * @param digits the digits that excite it most, in the order of the figure's pictures
 */
record HiddenNeuronResult(List<Digit> digits) {
    HiddenNeuronResult {
        digits = List.copyOf(digits);
    }

    /**
     * A digit to train on.
     *
     * @param digit which digit it is
     * @param sum the neuron's sum of weighted inputs and bias, before its activation
     */
    record Digit(String digit, double sum) {}

    /** Returns the digits as a table. */
    Table digitTable() {
        return new Table(
                List.of("digit", "sum"),
                digits.stream()
                        .map(digit -> List.<Object>of(digit.digit(), digit.sum()))
                        .toList());
    }
}
