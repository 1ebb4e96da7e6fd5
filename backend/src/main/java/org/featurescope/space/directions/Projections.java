package org.featurescope.space.directions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Projects activations on directions and computes {@link DirectionStatistics}. With {@code y_i} the projection of the
 * activation at position {@code i} of {@code n},
 *
 * <pre>
 * sparsity     (1 - (Σ|y_i| / n)² / (Σ y_i² / n)) / (1 - 1/n)
 * kurtosis     (Σ (y_i - ȳ)⁴ / n) / (Σ (y_i - ȳ)² / n)²
 * selectivity  Σ_k n_k (z̄_k - z̄)² / Σ_j (z_j - z̄)²                  η², Fisher's correlation ratio
 * </pre>
 *
 * where {@code z_j} is the projection of the mean activation of photograph {@code j}, {@code z̄_k} the mean of the
 * {@code n_k} photographs of class {@code k}. Where a denominator is zero, the statistic is not defined.
 *
 * <p>The products and the moments are computed in a TensorFlow graph, {@value #BLOCK} directions at a time, so that
 * only a few numbers for each direction leave it. The moments are computed about the mean, in two passes. Memory: the
 * activations, and three times {@code [positions][}{@value #BLOCK}{@code ]} floats. Not thread-safe.
 */
public final class Projections implements AutoCloseable {
    private static final int BLOCK = 256;
    /** A variance below this share of the mean square is a rounding error. */
    private static final double LEAST_VARIANCE = 1e-10;

    private final Graph graph = new Graph();
    private final Session session;
    private final Placeholder<TFloat32> positions;
    private final Placeholder<TFloat32> directions;
    private final Placeholder<TFloat32> photographs;
    private final Placeholder<TFloat32> averaging;
    private final List<Operand<TFloat32>> moments;
    private final List<Operand<TFloat32>> squares;
    private final TFloat32 fedPositions;
    /** The photographs and their averaging matrix; empty without classes. */
    private final List<TFloat32> fedPhotographs = new ArrayList<>();

    private final int count;

    /**
     * Opens activations. They must be closed.
     *
     * @param activations the activations at positions of photographs, at least two
     * @param labelled the mean activations of photographs with classes; empty if there are no classes
     */
    public Projections(Vectors activations, Optional<LabelledMeans> labelled) {
        this.count = activations.count();
        Ops tf = Ops.create(graph);
        positions = tf.placeholder(TFloat32.class);
        directions = tf.placeholder(TFloat32.class);
        photographs = tf.placeholder(TFloat32.class);
        averaging = tf.placeholder(TFloat32.class);
        moments = moments(tf);
        squares = squares(tf);
        session = Sessions.open(graph);
        fedPositions = Tensors.of(scaled(activations));
        labelled.ifPresent(means -> {
            fedPhotographs.add(Tensors.of(scaled(means.means())));
            fedPhotographs.add(Tensors.of(new Vectors(means.averaging(), means.photographs())));
        });
    }

    /** Returns the activations scaled to a root mean square of 1, so that no fourth power is too large for a float. */
    private static Vectors scaled(Vectors activations) {
        double squares = 0;
        for (float value : activations.values()) {
            squares += (double) value * value;
        }
        float scale = squares > 0 ? (float) (1 / Math.sqrt(squares / activations.values().length)) : 1;
        float[] scaled = activations.values().clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= scale;
        }
        return new Vectors(scaled, activations.length());
    }

    /** Returns mean absolute value, mean square, variance and fourth central moment, each {@code [directions]}. */
    private List<Operand<TFloat32>> moments(Ops tf) {
        Operand<TFloat32> y = tf.linalg.matMul(positions, directions, MatMul.transposeB(true));
        Operand<TFloat32> squares = tf.math.square(centered(tf, y));
        return List.of(
                mean(tf, tf.math.abs(y)),
                mean(tf, tf.math.square(y)),
                mean(tf, squares),
                mean(tf, tf.math.square(squares)));
    }

    /** Returns the sums of squares of photographs between classes, about the mean and about 0, {@code [directions]}. */
    private List<Operand<TFloat32>> squares(Ops tf) {
        Operand<TFloat32> z = tf.linalg.matMul(photographs, directions, MatMul.transposeB(true));
        Operand<TFloat32> about = centered(tf, z);
        return List.of(
                sumOfSquares(tf, tf.linalg.matMul(averaging, about)), sumOfSquares(tf, about), sumOfSquares(tf, z));
    }

    private static Operand<TFloat32> sumOfSquares(Ops tf, Operand<TFloat32> y) {
        return tf.sum(tf.math.square(y), tf.constant(0));
    }

    private static Operand<TFloat32> centered(Ops tf, Operand<TFloat32> y) {
        return tf.math.sub(y, tf.math.mean(y, tf.constant(0), Mean.keepDims(true)));
    }

    private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> y) {
        return tf.math.mean(y, tf.constant(0));
    }

    /** Returns the statistics of directions, which need not have length 1. */
    public DirectionStatistics of(Vectors of) {
        List<DirectionStatistics> blocks = new ArrayList<>();
        for (int first = 0; first < of.count(); first += BLOCK) {
            int last = Math.min(of.count(), first + BLOCK);
            blocks.add(block(new Vectors(
                    Arrays.copyOfRange(of.values(), first * of.length(), last * of.length()), of.length())));
        }
        return DirectionStatistics.joined(blocks);
    }

    private DirectionStatistics block(Vectors block) {
        try (TFloat32 fed = Tensors.of(block)) {
            float[][] moment =
                    run(session.runner().feed(positions, fedPositions).feed(directions, fed), moments);
            int directionCount = block.count();
            double[] sparsity = new double[directionCount];
            double[] kurtosis = new double[directionCount];
            for (int i = 0; i < directionCount; i++) {
                double square = moment[1][i];
                double variance = moment[2][i];
                sparsity[i] = square > 0
                        ? (1 - (double) moment[0][i] * moment[0][i] / square) / (1 - 1.0 / count)
                        : Double.NaN;
                kurtosis[i] = variance > LEAST_VARIANCE * square ? moment[3][i] / (variance * variance) : Double.NaN;
            }
            return new DirectionStatistics(sparsity, kurtosis, selectivity(fed, directionCount));
        }
    }

    private double[] selectivity(TFloat32 fed, int directionCount) {
        double[] selectivity = new double[directionCount];
        Arrays.fill(selectivity, Double.NaN);
        if (fedPhotographs.isEmpty()) {
            return selectivity;
        }
        float[][] sums = run(
                session.runner()
                        .feed(photographs, fedPhotographs.get(0))
                        .feed(averaging, fedPhotographs.get(1))
                        .feed(directions, fed),
                squares);
        for (int i = 0; i < directionCount; i++) {
            boolean varies = sums[1][i] > LEAST_VARIANCE * sums[2][i];
            selectivity[i] = varies ? sums[0][i] / (double) sums[1][i] : Double.NaN;
        }
        return selectivity;
    }

    private static float[][] run(Session.Runner runner, List<Operand<TFloat32>> fetched) {
        fetched.forEach(runner::fetch);
        try (Result result = runner.run()) {
            float[][] values = new float[fetched.size()][];
            for (int i = 0; i < values.length; i++) {
                values[i] = TensorValues.of((TFloat32) result.get(i));
            }
            return values;
        }
    }

    @Override
    public void close() {
        fedPositions.close();
        fedPhotographs.forEach(TFloat32::close);
        session.close();
        graph.close();
    }
}
