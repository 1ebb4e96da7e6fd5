package org.featurescope.optimize.objective.term;

import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A summand of one picture's objective: an objective that is not composed of others, or a product of sums. Terms of equal
 * form differ only in the values that are fed to them, so one set of nodes computes those of all pictures of a batch.
 */
sealed interface Term permits LeafTerm, ProductTerm {
    /** Returns what is compiled: the kind of objective and its layer, without units, seeds, weights and positions. */
    String form();

    /** Returns the layers that are read. */
    Stream<String> layers();

    /** Returns whether the value depends on the other pictures of the batch. */
    boolean comparesPictures();

    /**
     * Returns whether the value for a picture is the mean of the values for any parts that the picture is cut into, except at
     * their borders: all positions of a map have the same weight and contribute independently.
     */
    boolean averagesPositions();

    /** Returns whether the term means the same for pictures of every size; rows and columns of a map do not. */
    boolean isSizeIndependent();

    /** Returns the sums that are multiplied; empty for a term that is no product. */
    List<Combination> factors();

    /**
     * Adds the nodes for a batch of terms of this form.
     *
     * @param factors the {@link #factors} of all pictures
     * @return {@code [batch]}; finite also for a picture whose rows are all zero because it has no such term
     */
    Operand<TFloat32> build(TermScope scope, List<Slots> factors);

    /** Fills in this picture's row of each placeholder that {@link #build} adds, except those of the {@link #factors}. */
    void feed(int picture, TermFeeds feeds);
}
