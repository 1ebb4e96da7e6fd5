package org.featurescope.kind.basistest;

import java.util.Optional;
import org.featurescope.space.directions.KMeans;
import org.featurescope.space.directions.NonNegativeDirections;
import org.featurescope.space.directions.PrincipalDirections;
import org.featurescope.space.directions.Vectors;

/**
 * Directions that are fitted to activations.
 *
 * @param principal the principal directions
 * @param clusters the directions of the centroids of K-means
 * @param components the non-negative components; empty if an activation is negative
 */
record Fitted(Vectors principal, Vectors clusters, Optional<Vectors> components) {
    private static final int MOST_CLUSTERS = 256;
    private static final int MOST_COMPONENTS = 128;
    /** Fewer positions for each direction than this would give the positions back. */
    private static final int POSITIONS_FOR_EACH = 16;

    /** Fits directions to activations. */
    static Fitted to(Vectors activations, long seed, Work work) {
        int most = Math.max(2, Math.min(activations.length(), activations.count() / POSITIONS_FOR_EACH));
        Vectors principal = PrincipalDirections.of(activations);
        work.done(1);
        Vectors clusters = KMeans.centroids(activations, Math.min(most, MOST_CLUSTERS), seed)
                .ofLength1();
        work.done(Work.FITTING);
        Optional<Vectors> components = activations.areNonNegative()
                ? Optional.of(NonNegativeDirections.of(activations, Math.min(most, MOST_COMPONENTS), seed))
                : Optional.empty();
        work.done(Work.FITTING);
        return new Fitted(principal, clusters, components);
    }
}
