package org.featurescope.space;

import java.util.OptionalDouble;

/**
 * The participation ratio of a layer, {@code (tr C)² / tr C²}, where {@code C} is the covariance of its vectors of
 * activations. It is the number of dimensions over which the vectors spread: {@code d} if they spread evenly over {@code d}
 * dimensions and not at all over the others (Litwin-Kumar et al., Optimal Degrees of Synaptic Connectivity, Neuron 93(5),
 * 2017, doi:10.1016/j.neuron.2017.01.030).
 *
 * <p>The covariance of a sample gives too small a ratio, of at most the sample's size. {@link #corrected} therefore divides
 * two estimates, each of which is unbiased however few vectors there are: the means, over all sets of four different vectors,
 * of {@code |x_i-x_j|² |x_k-x_l|² / 4} for the square of the trace, and of {@code ((x_i-x_j)·(x_k-x_l))² / 4} for the trace of
 * the square (Chen, Zhang and Zhong, Tests for High-Dimensional Covariance Matrices, Journal of the American Statistical
 * Association 105, 2010, doi:10.1198/jasa.2010.tm09560; for participation ratios: Chun et al., Estimating Dimensionality of
 * Neural Representations from Finite Samples, 2025, arXiv:2509.26560). The quotient of the two is nearly unbiased.
 *
 * <p>Implementation note: the sums over sets of different vectors follow from sums over single vectors, by taking away the
 * terms in which two indices are equal. So one pass is enough, with the memory of {@code channels (channels + 1) / 2} doubles
 * however many vectors there are. Neither ratio changes when a vector is subtracted from all; the first vector is, so that a
 * mean far from zero costs no digits. Not thread-safe.
 */
public final class ParticipationRatio {
    private static final int LEAST_FOR_CORRECTION = 4;

    private final int channels;
    private final double[] origin;
    private final double[] shifted;
    /** {@code Σ x}. */
    private final double[] sum;
    /** {@code Σ |x|² x}. */
    private final double[] weighted;
    /** {@code Σ x xᵀ}: row after row, each up to the diagonal. */
    private final double[] products;

    private long count;
    /** {@code Σ |x|²}. */
    private double squares;
    /** {@code Σ |x|⁴}. */
    private double fourths;

    /** Starts without vectors, for a layer with {@code channels} channels. */
    public ParticipationRatio(int channels) {
        this.channels = channels;
        this.origin = new double[channels];
        this.shifted = new double[channels];
        this.sum = new double[channels];
        this.weighted = new double[channels];
        this.products = new double[channels * (channels + 1) / 2];
    }

    /**
     * Adds a vector, which must be independent of all others: of another photograph.
     *
     * @param values an array that contains it
     * @param from the index of its first value
     */
    public void add(float[] values, int from) {
        double square = 0;
        for (int c = 0; c < channels; c++) {
            origin[c] = count == 0 ? values[from + c] : origin[c];
            shifted[c] = values[from + c] - origin[c];
            square += shifted[c] * shifted[c];
        }
        int at = 0;
        for (int c = 0; c < channels; c++) {
            double own = shifted[c];
            sum[c] += own;
            weighted[c] += square * own;
            for (int d = 0; d <= c; d++) {
                products[at++] += own * shifted[d];
            }
        }
        squares += square;
        fourths += square * square;
        count++;
    }

    /** Returns the number of vectors. */
    public long count() {
        return count;
    }

    /** Returns the ratio of the sample's covariance; empty if the vectors do not differ. */
    public OptionalDouble naive() {
        double length = dot(sum, sum);
        double trace = squares - length / count;
        double square = productsSquared() - 2 * throughProducts() / count + length * length / count / count;
        return ratio(trace * trace, square);
    }

    /**
     * Returns the ratio corrected for the number of vectors; empty if there are fewer than four, if they do not differ, or if
     * they are so few that the estimate of {@code tr C²} is not positive.
     */
    public OptionalDouble corrected() {
        if (count < LEAST_FOR_CORRECTION) {
            return OptionalDouble.empty();
        }
        double n = count;
        double pairs = n * (n - 1);
        double triples = pairs * (n - 2);
        double fours = triples * (n - 3);
        double length = dot(sum, sum);
        double withWeighted = dot(sum, weighted);
        // sums over different i, j, k and l
        double squaresOfProducts = productsSquared() - fourths; // (x_i·x_j)²
        double chains = throughProducts() - 2 * withWeighted + fourths - squaresOfProducts; // (x_i·x_j)(x_j·x_k)
        double single = length - squares; // x_i·x_j
        double twoProducts = single * single - 4 * chains - 2 * squaresOfProducts; // (x_i·x_j)(x_k·x_l)
        double twoSquares = squares * squares - fourths; // |x_i|² |x_j|²
        double squareAndProduct = squares * single - 2 * withWeighted + 2 * fourths; // |x_i|² (x_j·x_k)
        double both = twoProducts / fours;
        return ratio(
                twoSquares / pairs - 2 * squareAndProduct / triples + both,
                squaresOfProducts / pairs - 2 * chains / triples + both);
    }

    private static OptionalDouble ratio(double squareOfTrace, double traceOfSquare) {
        boolean isDefined = squareOfTrace > 0 && traceOfSquare > 0;
        return isDefined ? OptionalDouble.of(squareOfTrace / traceOfSquare) : OptionalDouble.empty();
    }

    /** Returns {@code |Σ x xᵀ|²}, the sum of the squares of all entries. */
    private double productsSquared() {
        double total = 0;
        int at = 0;
        for (int c = 0; c < channels; c++) {
            for (int d = 0; d < c; d++) {
                total += 2 * products[at] * products[at];
                at++;
            }
            total += products[at] * products[at];
            at++;
        }
        return total;
    }

    /** Returns {@code sᵀ (Σ x xᵀ) s}, with the sum {@code s} of all vectors. */
    private double throughProducts() {
        double total = 0;
        int at = 0;
        for (int c = 0; c < channels; c++) {
            double row = 0;
            for (int d = 0; d < c; d++) {
                row += 2 * products[at++] * sum[d];
            }
            total += sum[c] * (row + products[at++] * sum[c]);
        }
        return total;
    }

    private static double dot(double[] one, double[] other) {
        double total = 0;
        for (int i = 0; i < one.length; i++) {
            total += one[i] * other[i];
        }
        return total;
    }
}
