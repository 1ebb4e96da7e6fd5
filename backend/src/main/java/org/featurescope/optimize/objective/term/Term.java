package org.featurescope.optimize.objective.term;

import java.util.stream.Stream;
import org.featurescope.optimize.objective.ObjectiveShapes;

/**
 * What is summed in one picture's objective: an objective that is not made of others, or a product. Terms of equal form
 * differ only in what they are fed, so those of all pictures of a batch are one set of nodes.
 */
sealed interface Term permits LeafTerm, ProductTerm {
    /** What is compiled: the kind of objective and its layer, without units, seeds, weights and places. */
    String form();

    /** The layers that it reads. */
    Stream<String> layers();

    /** Whether its value depends on the other pictures of the batch. */
    boolean comparesPictures();

    /**
     * Whether its value for a picture is the mean of what it says of any parts that the picture is cut into, but for their
     * borders: all positions of a map count alike, and each alone.
     */
    boolean uniform();

    /** Whether it says nothing of rows and columns, which are others in a picture of another size. */
    boolean ofAnySize();

    /** Throws {@link org.featurescope.validate.InvalidInputException} if a place is not on its layer's map. */
    void checkPlaces(ObjectiveShapes shapes);
}
