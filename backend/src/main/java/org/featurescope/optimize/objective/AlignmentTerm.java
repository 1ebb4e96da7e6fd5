package org.featurescope.optimize.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** {@link LayerObjective.Alignment}: mean squared differences to the neighbours on both sides, half to each. */
record AlignmentTerm(String layer) implements LeafTerm {
    private static final int FARTHEST = 4;
    private static final double DECAY = 2;

    @Override
    public String form() {
        return "alignment(%s)".formatted(layer);
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
        TermScope.Maps maps = scope.activation(layer);
        int length = maps.positions() * maps.channels();
        Operand<TFloat32> flat = scope.reshape(maps.values(), scope.batch(), length);
        List<Operand<TFloat32>> sums = new ArrayList<>();
        for (int distance = 1; distance <= Math.min(FARTHEST, scope.batch() - 1); distance++) {
            int pairs = scope.batch() - distance;
            Operand<TFloat32> before = rows(scope, flat, 0, pairs, length);
            Operand<TFloat32> after = rows(scope, flat, distance, pairs, length);
            var squares = tf.math.mean(tf.math.square(tf.math.sub(after, before)), tf.constant(1));
            var weighted = tf.math.mul(squares, tf.constant((float) (-0.5 / Math.pow(DECAY, distance))));
            Operand<TFloat32> none = tf.constant(new float[distance]);
            sums.add(tf.concat(List.of(weighted, none), tf.constant(0)));
            sums.add(tf.concat(List.of(none, weighted), tf.constant(0)));
        }
        return tf.math.addN(sums);
    }

    private static Operand<TFloat32> rows(
            TermScope scope, Operand<TFloat32> flat, int first, int count, int length) {
        return scope.tf().slice(
                flat,
                scope.tf().constant(new int[] {first, 0}),
                scope.tf().constant(new int[] {count, length}));
    }

    @Override
    public void feed(int picture, TermFeeds feeds) {}
}
