package org.featurescope.space;

import java.util.Arrays;
import org.featurescope.validate.Validate;
import tagbio.umap.Umap;
import tagbio.umap.metric.CosineMetric;

/**
 * Vectors laid out in the plane so that those of like direction lie together: uniform manifold approximation and projection
 * (McInnes, Healy and Melville, 2018, arXiv:1802.03426) by the cosine distance, as activation atlases use it (Carter et al.,
 * Activation Atlas, Distill, 2019, doi:10.23915/distill.00015). The same vectors and seed give the same places.
 */
public final class NeighbourMap {
    /** The fewest vectors that can be laid out. */
    public static final int LEAST = 16;

    private static final int NEIGHBOURS = 20;
    /**
     * Not the 0.01 of the article: from a few photographs come few activations, which should fill their regions; and below
     * 0.05 the library fits no curve, and the places come out at random.
     */
    private static final float LEAST_DISTANCE = 0.4f;
    /** What is farther out than so much of all vectors stands at the edge. */
    private static final double OUTLIERS = 0.01;

    private NeighbourMap() {}

    /**
     * Lays out vectors.
     *
     * @param vectors at least {@value #LEAST}, {@code [vectors][channels]}, none of them zero
     * @param seed of the layout
     * @return {@code [vectors][2]}, x and y from 0 to 1
     */
    public static double[][] of(float[][] vectors, long seed) {
        Validate.isTrue(
                "samples",
                vectors.length >= LEAST,
                "a map needs at least %d activations that are not zero, but there are %d"
                        .formatted(LEAST, vectors.length));
        float[][] places = new Umap()
                .setNumberComponents(2)
                .setNumberNearestNeighbours(Math.min(NEIGHBOURS, vectors.length - 1))
                .setMetric(CosineMetric.SINGLETON)
                .setMinDist(LEAST_DISTANCE)
                .setSeed(seed)
                // with more threads the places would depend on their order
                .setThreads(1)
                .fitTransform(vectors);
        double[][] scaled = new double[vectors.length][2];
        for (int axis = 0; axis < 2; axis++) {
            int component = axis;
            double[] ordered = Arrays.stream(places)
                    .mapToDouble(place -> place[component])
                    .sorted()
                    .toArray();
            int left = (int) (OUTLIERS * ordered.length);
            double least = ordered[left];
            double most = ordered[ordered.length - 1 - left];
            for (int i = 0; i < scaled.length; i++) {
                double share = most > least ? (places[i][axis] - least) / (most - least) : 0.5;
                scaled[i][axis] = Math.min(1, Math.max(0, share));
            }
        }
        return scaled;
    }
}
