package org.featurescope.optimize.objective.term;

import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A term that compares every two pictures of the batch by a layer: a weighted sum over the other pictures. */
interface PairwiseTerm extends LeafTerm {
    /** Returns the layer that is compared. */
    String layer();

    /** Returns the name of the objective. */
    String name();

    /**
     * Adds the nodes that compare every two pictures.
     *
     * @return {@code [batch, batch]}
     */
    Operand<TFloat32> compared(TermScope scope, TermScope.Maps maps);

    /** Returns the weight of the comparison with picture {@code other} in the value of {@code picture}. */
    float weight(int picture, int other, int batch, TermScope.Maps maps);

    @Override
    default String form() {
        return "%s(%s)".formatted(name(), layer());
    }

    @Override
    default Stream<String> layers() {
        return Stream.of(layer());
    }

    @Override
    default boolean comparesPictures() {
        return true;
    }

    @Override
    default Operand<TFloat32> build(TermScope scope) {
        var tf = scope.tf();
        int batch = scope.batch();
        TermScope.Maps maps = scope.activation(layer());
        Operand<TFloat32> compared = compared(scope, maps);
        float[][] weights = new float[batch][batch];
        for (int picture = 0; picture < batch; picture++) {
            for (int other = 0; other < batch; other++) {
                weights[picture][other] = weight(picture, other, batch, maps);
            }
        }
        return scope.sum(tf.math.mul(compared, tf.constant(weights)), 1);
    }

    @Override
    default void feed(int picture, TermFeeds feeds) {}
}
