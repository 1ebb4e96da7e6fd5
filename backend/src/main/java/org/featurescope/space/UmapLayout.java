package org.featurescope.space;

import java.util.Arrays;
import org.featurescope.validate.Validate;
import tagbio.umap.Umap;
import tagbio.umap.metric.CosineMetric;

/**
 * Arranges vectors in the plane so that vectors of similar direction are close together: uniform manifold approximation
 * and projection (McInnes, Healy and Melville, 2018, arXiv:1802.03426) with the cosine distance, as in activation
 * atlases (Carter et al., Activation Atlas, Distill, 2019, doi:10.23915/distill.00015). The same vectors and seed give
 * the same points.
 */
public final class UmapLayout {
    /** The fewest vectors that can be arranged. */
    public static final int LEAST = 16;

    private static final int NEIGHBOURS = 20;
    /**
     * The article uses 0.01. Here there are fewer activations, which should be spread more evenly, and below 0.05 the
     * library's curve does not converge, so that the points would be random.
     */
    private static final float LEAST_DISTANCE = 0.4f;
    /** The share of vectors on each side that are put on the edge. */
    private static final double OUTLIERS = 0.01;

    private UmapLayout() {}

    /**
     * Arranges vectors.
     *
     * @param vectors at least {@value #LEAST}, {@code [vectors][channels]}, none of them zero
     * @param seed of the random start
     * @return {@code [vectors][2]}, x and y from 0 to 1
     */
    public static double[][] of(float[][] vectors, long seed) {
        Validate.isTrue(
                "samples",
                vectors.length >= LEAST,
                "a map needs at least %d activations that are not zero, but there are %d"
                        .formatted(LEAST, vectors.length));
        float[][] points = new Umap()
                .setNumberComponents(2)
                .setNumberNearestNeighbours(Math.min(NEIGHBOURS, vectors.length - 1))
                .setMetric(CosineMetric.SINGLETON)
                .setMinDist(LEAST_DISTANCE)
                .setSeed(seed)
                // with more threads the points would depend on their order
                .setThreads(1)
                .fitTransform(vectors);
        double[][] scaled = new double[vectors.length][2];
        for (int axis = 0; axis < 2; axis++) {
            int component = axis;
            double[] ordered = Arrays.stream(points)
                    .mapToDouble(point -> point[component])
                    .sorted()
                    .toArray();
            int outliers = (int) (OUTLIERS * ordered.length);
            double least = ordered[outliers];
            double most = ordered[ordered.length - 1 - outliers];
            for (int i = 0; i < scaled.length; i++) {
                double share = most > least ? (points[i][axis] - least) / (most - least) : 0.5;
                scaled[i][axis] = Math.min(1, Math.max(0, share));
            }
        }
        return scaled;
    }
}
