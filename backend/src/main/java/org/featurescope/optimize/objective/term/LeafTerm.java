package org.featurescope.optimize.objective.term;

import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The objective of one picture, not composed of others. */
non-sealed interface LeafTerm extends Term {
    /**
     * Adds the nodes for a batch of terms of this form.
     *
     * @return {@code [batch]}; finite also for a picture whose rows are all zero because it has no such term
     */
    Operand<TFloat32> build(TermScope scope);

    @Override
    default Operand<TFloat32> build(TermScope scope, List<Slots> factors) {
        return build(scope);
    }

    @Override
    default List<Combination> factors() {
        return List.of();
    }

    @Override
    default Stream<String> layers() {
        return Stream.empty();
    }

    @Override
    default boolean comparesPictures() {
        return false;
    }

    @Override
    default boolean averagesPositions() {
        return false;
    }

    @Override
    default boolean isSizeIndependent() {
        return true;
    }
}
