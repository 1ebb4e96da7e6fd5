package org.featurescope.space;

import java.util.OptionalDouble;

/**
 * How sparse a pattern is: a vector {@code r} of {@code n} activations.
 *
 * @param nonZero the share of its values that are not zero, from 0 to 1
 * @param positive the share of its values that are greater than zero, from 0 to 1
 * @param trevesRolls {@code (Σ|r| / n)² / (Σ r² / n)}, from {@code 1/n}, one value alone is not zero, to 1, all are equal
 *     (Treves and Rolls, What Determines the Capacity of Autoassociative Memories in the Brain?, Network 2(4), 1991,
 *     doi:10.1088/0954-898X_2_4_004); empty if all values are zero
 * @param hoyer {@code (√n - Σ|r| / √Σr²) / (√n - 1)}, from 0, all values are equal, to 1, one value alone is not zero (Hoyer,
 *     Non-negative Matrix Factorization with Sparseness Constraints, Journal of Machine Learning Research 5, 2004); empty
 *     if all values are zero or there is one value
 */
public record Sparsity(double nonZero, double positive, OptionalDouble trevesRolls, OptionalDouble hoyer) {
    /** Returns the sparsity of a pattern of at least one value. Values below zero count by their size. */
    public static Sparsity of(float[] pattern) {
        long nonZero = 0;
        long positive = 0;
        double sum = 0;
        double squares = 0;
        for (float value : pattern) {
            nonZero += value != 0 ? 1 : 0;
            positive += value > 0 ? 1 : 0;
            sum += Math.abs(value);
            squares += (double) value * value;
        }
        double n = pattern.length;
        double root = Math.sqrt(n);
        return new Sparsity(
                nonZero / n,
                positive / n,
                squares > 0 ? OptionalDouble.of(sum * sum / (n * squares)) : OptionalDouble.empty(),
                squares > 0 && n > 1
                        ? OptionalDouble.of((root - sum / Math.sqrt(squares)) / (root - 1))
                        : OptionalDouble.empty());
    }
}
