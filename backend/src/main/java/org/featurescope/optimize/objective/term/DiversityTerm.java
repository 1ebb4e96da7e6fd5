package org.featurescope.optimize.objective.term;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.optimize.objective.LayerObjective;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** {@link LayerObjective.Diversity}: from the products of every two Gram matrices of the batch. */
record DiversityTerm(String layer) implements LeafTerm {
    /** Lucid's: a Gram matrix whose sum of squares is less counts as this long. */
    private static final float LEAST_SQUARES = 1e-10f;

    @Override
    public String form() {
        return "diversity(%s)".formatted(layer);
    }

    @Override
    public Stream<String> layers() {
        return Stream.of(layer);
    }

    @Override
    public boolean comparesPictures() {
        return true;
    }

    @Override
    public Operand<TFloat32> build(TermScope scope) {
        var tf = scope.tf();
        int batch = scope.batch();
        TermScope.Maps maps = scope.activation(layer);
        boolean fewPositions = batch * maps.positions() <= maps.channels();
        Operand<TFloat32> products = fewPositions ? byPositions(scope, maps) : byGramMatrices(scope, maps);
        var squares = scope.sum(tf.math.mul(products, tf.constant(weights(batch, 1, 0))), 1);
        var perLength = tf.math.rsqrt(tf.math.maximum(squares, tf.constant(LEAST_SQUARES)));
        var rows = tf.math.mul(products, scope.reshape(perLength, batch, 1));
        var cosines = tf.math.mul(rows, scope.reshape(perLength, 1, batch));
        return scope.sum(tf.math.mul(cosines, tf.constant(weights(batch, 0, 1f / (batch - 1)))), 1);
    }

    /** {@code [batch, batch]}: the sums of the products of two pictures' Gram matrices, as they are defined. */
    private static Operand<TFloat32> byGramMatrices(TermScope scope, TermScope.Maps maps) {
        var gram = scope.tf().linalg.einsum(List.of(maps.values(), maps.values()), "bpc,bpd->bcd");
        return scope.products(scope.reshape(gram, scope.batch(), maps.channels() * maps.channels()));
    }

    /**
     * The same as the sums of squares of the products of every two positions: {@code <A'A, B'B> = |A B'|^2}. It is less
     * work where the positions of all pictures are fewer than the channels.
     */
    private static Operand<TFloat32> byPositions(TermScope scope, TermScope.Maps maps) {
        int batch = scope.batch();
        int positions = maps.positions();
        var all = scope.products(scope.reshape(maps.values(), batch * positions, maps.channels()));
        return scope.sumOfSquares(scope.reshape(all, batch, positions, batch, positions), 1, 3);
    }

    /** {@code [batch, batch]}: a weight for each picture itself and one for each other. */
    private static float[][] weights(int batch, float itself, float other) {
        float[][] weights = new float[batch][batch];
        for (int i = 0; i < batch; i++) {
            Arrays.fill(weights[i], other);
            weights[i][i] = itself;
        }
        return weights;
    }

    @Override
    public void feed(int picture, TermFeeds feeds) {}
}
