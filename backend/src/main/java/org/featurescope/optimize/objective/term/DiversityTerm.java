package org.featurescope.optimize.objective.term;

import java.util.List;
import org.featurescope.optimize.objective.LayerObjective;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** {@link LayerObjective.Diversity}: the cosines of every two Gram matrices of the batch. */
record DiversityTerm(String layer) implements PairwiseTerm {
    /** The least sum of squares of a Gram matrix, as in Lucid; it avoids a division by zero. */
    private static final float LEAST_SQUARES = 1e-10f;

    @Override
    public String name() {
        return "diversity";
    }

    @Override
    public Operand<TFloat32> compared(TermScope scope, TermScope.Maps maps) {
        var tf = scope.tf();
        int batch = scope.batch();
        boolean fewPositions = batch * maps.positions() <= maps.channels();
        Operand<TFloat32> products = fewPositions ? byPositions(scope, maps) : byGramMatrices(scope, maps);
        var squares = scope.sum(tf.math.mul(products, tf.constant(identity(batch))), 1);
        var perLength = tf.math.rsqrt(tf.math.maximum(squares, tf.constant(LEAST_SQUARES)));
        var rows = tf.math.mul(products, scope.reshape(perLength, batch, 1));
        return tf.math.mul(rows, scope.reshape(perLength, 1, batch));
    }

    @Override
    public float weight(int picture, int other, int batch, TermScope.Maps maps) {
        return picture == other ? 0 : 1f / (batch - 1);
    }

    /** Adds the products of every two pictures' Gram matrices by their definition, {@code [batch, batch]}. */
    private static Operand<TFloat32> byGramMatrices(TermScope scope, TermScope.Maps maps) {
        var gram = scope.tf().linalg.einsum(List.of(maps.values(), maps.values()), "bpc,bpd->bcd");
        return scope.products(scope.reshape(gram, scope.batch(), maps.channels() * maps.channels()));
    }

    /**
     * Adds the same products as sums of squares of the products of every two positions: {@code <A'A, B'B> = |A B'|^2}. This
     * is less work where all pictures together have fewer positions than the layer has channels.
     */
    private static Operand<TFloat32> byPositions(TermScope scope, TermScope.Maps maps) {
        int batch = scope.batch();
        int positions = maps.positions();
        var all = scope.products(scope.reshape(maps.values(), batch * positions, maps.channels()));
        return scope.sumOfSquares(scope.reshape(all, batch, positions, batch, positions), 1, 3);
    }

    private static float[][] identity(int batch) {
        float[][] identity = new float[batch][batch];
        for (int picture = 0; picture < batch; picture++) {
            identity[picture][picture] = 1;
        }
        return identity;
    }
}
