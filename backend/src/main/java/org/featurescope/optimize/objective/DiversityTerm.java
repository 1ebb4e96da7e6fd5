package org.featurescope.optimize.objective;

import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** {@link LayerObjective.Diversity}: Gram matrices of length 1, their products with each other as one matrix product. */
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
        var gram = tf.linalg.einsum(List.of(maps.values(), maps.values()), "bpc,bpd->bcd");
        var flat = scope.reshape(gram, batch, maps.channels() * maps.channels());
        var squares = tf.math.maximum(scope.sumOfSquares(flat, 1), tf.constant(LEAST_SQUARES));
        var unit = tf.math.mul(flat, scope.reshape(tf.math.rsqrt(squares), batch, 1));
        var cosines = tf.linalg.einsum(List.of(unit, unit), "ik,jk->ij");
        return scope.sum(tf.math.mul(cosines, tf.constant(others(batch))), 1);
    }

    /** {@code [batch, batch]}: the weight of each other picture, and 0 for itself. */
    private static float[][] others(int batch) {
        float[][] weights = new float[batch][batch];
        for (int i = 0; i < batch; i++) {
            for (int j = 0; j < batch; j++) {
                weights[i][j] = i == j ? 0 : 1f / (batch - 1);
            }
        }
        return weights;
    }

    @Override
    public void feed(int picture, TermFeeds feeds) {}
}
