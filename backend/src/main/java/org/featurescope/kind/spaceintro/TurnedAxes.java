package org.featurescope.kind.spaceintro;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.featurescope.figure.table.Table;
import org.featurescope.space.Sparsity;

/**
 * What a turn of the axes changes of some vectors, and what it does not. Lengths and angles are those of the vectors
 * whose coordinates along the turned axes are taken; the share of coordinates that are not zero is a share of all.
 *
 * @param degrees the angle of the turn
 * @param meanLength the mean length of the vectors
 * @param nonZero the share of coordinates that are not zero
 * @param nonZeroAfterRelu the same after a ReLU along the turned axes
 * @param meanLengthAfterRelu the mean length after it
 * @param reluDifference the mean distance between the ReLU of a turned vector and the turned ReLU of the vector, divided
 *     by the mean length of the latter; 0 if that is 0
 */
record TurnedAxes(
        double degrees,
        double meanLength,
        double nonZero,
        double nonZeroAfterRelu,
        double meanLengthAfterRelu,
        double reluDifference) {
    /** A coordinate counts as zero if it is smaller than this share of the vector's length. */
    private static final double ZERO = 1e-9;

    private static final List<Integer> DEGREES = List.of(0, 15, 30, 45, 60, 75, 90);

    /** Returns the numbers for a turn by an angle. */
    static TurnedAxes of(double[][] vectors, double degrees) {
        AxisTurn turn = new AxisTurn(degrees);
        double[][] turned = Stream.of(vectors).map(turn::of).toArray(double[][]::new);
        double[][] turnedThenRelu = Stream.of(turned).map(TurnedAxes::relu).toArray(double[][]::new);
        double[][] reluThenTurned =
                Stream.of(vectors).map(TurnedAxes::relu).map(turn::of).toArray(double[][]::new);
        double difference = IntStream.range(0, vectors.length)
                .mapToDouble(i -> distance(turnedThenRelu[i], reluThenTurned[i]))
                .average()
                .orElse(0);
        double length = meanLength(reluThenTurned);
        return new TurnedAxes(
                degrees,
                meanLength(turned),
                nonZero(turned),
                nonZero(turnedThenRelu),
                meanLength(turnedThenRelu),
                length == 0 ? 0 : difference / length);
    }

    /** Returns the numbers for some turns as a table. */
    static Table table(SpaceIntroResult data) {
        double[][] vectors = data.vectors().unpack();
        List<List<Object>> rows = DEGREES.stream()
                .map(degrees -> of(vectors, degrees))
                .map(row -> List.<Object>of(
                        row.degrees,
                        data.vectors().length(),
                        row.meanLength,
                        row.nonZero,
                        row.nonZeroAfterRelu,
                        row.meanLengthAfterRelu,
                        row.reluDifference))
                .toList();
        return new Table(
                List.of(
                        "degrees",
                        "coordinates",
                        "mean length",
                        "share not zero",
                        "share not zero after ReLU",
                        "mean length after ReLU",
                        "relative difference of the orders"),
                rows);
    }

    /**
     * Returns the sparsity of the coordinates along each axis, {@code (1 - a) / (1 - 1/n)} with the measure {@code a} of
     * Treves and Rolls for {@code n} vectors. Axes of zeros are left out, and there must be two vectors.
     */
    static double[] sparsities(double[][] vectors) {
        double least = 1.0 / vectors.length;
        return IntStream.range(0, vectors[0].length)
                .mapToObj(axis -> along(vectors, axis))
                .flatMapToDouble(along -> Sparsity.of(along).trevesRolls().stream())
                .map(equality -> (1 - equality) / (1 - least))
                .toArray();
    }

    private static float[] along(double[][] vectors, int axis) {
        float[] along = new float[vectors.length];
        for (int i = 0; i < along.length; i++) {
            along[i] = (float) vectors[i][axis];
        }
        return along;
    }

    /** Returns a vector with zero in place of each negative coordinate. */
    static double[] relu(double[] vector) {
        return Arrays.stream(vector).map(value -> Math.max(0, value)).toArray();
    }

    private static double length(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
    }

    private static double distance(double[] a, double[] b) {
        return length(IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray());
    }

    private static double meanLength(double[][] vectors) {
        return Stream.of(vectors).mapToDouble(TurnedAxes::length).average().orElse(0);
    }

    private static double nonZero(double[][] vectors) {
        return Stream.of(vectors)
                .mapToDouble(vector -> {
                    double zero = ZERO * length(vector);
                    return Arrays.stream(vector)
                                    .filter(value -> Math.abs(value) > zero)
                                    .count()
                            / (double) vector.length;
                })
                .average()
                .orElse(0);
    }
}
