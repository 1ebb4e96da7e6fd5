package org.featurescope.optimize.objective.term;

import java.util.stream.Stream;
import org.featurescope.optimize.objective.ObjectiveShapes;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** An objective that is not made of others, of one picture. */
non-sealed interface LeafTerm extends Term {
    /**
     * Adds the nodes for a batch of terms of this form.
     *
     * @return {@code [batch]}; finite for a picture whose rows are all zero, which is one that has no such term
     */
    Operand<TFloat32> build(TermScope scope);

    /** Fills in this picture's row of each placeholder that {@link #build} adds. */
    void feed(int picture, TermFeeds feeds);

    @Override
    default Stream<String> layers() {
        return Stream.empty();
    }

    @Override
    default boolean comparesPictures() {
        return false;
    }

    @Override
    default boolean uniform() {
        return false;
    }

    @Override
    default boolean ofAnySize() {
        return true;
    }

    @Override
    default void checkPlaces(ObjectiveShapes shapes) {}
}
