package org.featurescope.kind.correlation;

import java.util.List;
import java.util.Optional;
import org.featurescope.kind.photographs.IndexedSet;

/**
 * The data of a figure of correlations.
 *
 * @param set the set of photographs
 * @param answer what was found, in sentences
 * @param classes the classes of the photographs in alphabetical order; empty if they have none
 * @param withoutClass the number of photographs without a class
 * @param partings the layers from which on classes part; empty if there are no pairs of photographs of one class, or none
 *     of different classes
 * @param shown the photographs of the figure's pictures, by class, and within each class so that neighbours correlate
 * @param orderedByClass whether matrices are first shown by class, else in each layer's own order
 * @param judgedLayers the number of layers, from the first on, that the answer is about: all but the class probabilities
 * @param layers the layers in depth order
 */
record CorrelationResult(
        IndexedSet set,
        List<String> answer,
        List<PhotographClass> classes,
        int withoutClass,
        Optional<Partings> partings,
        List<Shown> shown,
        boolean orderedByClass,
        int judgedLayers,
        List<LayerCorrelation> layers) {
    /**
     * A class of photographs.
     *
     * @param name its name
     * @param photographs the number of its photographs
     */
    record PhotographClass(String name, int photographs) {}

    /**
     * A photograph of the figure's pictures.
     *
     * @param name its name
     * @param classIndex the index of its class, or -1
     */
    record Shown(String name, int classIndex) {}

    /**
     * The layers from which on photographs of one class correlate more than photographs of different classes.
     *
     * @param trained in the network
     * @param untrained in the untrained network
     * @param beyondUntrained from which on the difference is larger than in the untrained network
     */
    record Partings(Parting trained, Parting untrained, Parting beyondUntrained) {}

    /**
     * A layer from which on a difference is above zero.
     *
     * @param layer its index; empty if none was found
     * @param earliest the lower bound of its interval; empty if even that is none
     * @param latest the upper bound of its interval; empty if it is none
     * @param without the share of the bootstrap samples in which none was found
     */
    record Parting(Optional<Integer> layer, Optional<Integer> earliest, Optional<Integer> latest, double without) {}

    /**
     * The correlations at a layer.
     *
     * @param name the layer's name
     * @param height rows of its map
     * @param width columns of its map
     * @param channels number of channels
     * @param positions the number of positions in a pattern
     * @param trained in the network
     * @param untrained in the untrained network of the same shape
     */
    record LayerCorrelation(
            String name, int height, int width, int channels, int positions, Measured trained, Measured untrained) {}

    /**
     * What was measured at a layer of one network.
     *
     * @param mean the mean correlation of all pairs of photographs; empty if there is none
     * @param nonZero the share of activations that are not zero
     * @param undefined the number of photographs whose pattern has no variance, so that it correlates with none
     * @param agreement the mean correlations within and between classes; empty if there are no pairs of both sorts
     * @param matrix the correlations of the shown photographs: the entries above the diagonal row by row, as little-endian
     *     16-bit integers in Base64; the correlation times 32767, or -32768 where there is none
     * @param order the order of the shown photographs in which neighbours correlate
     */
    record Measured(
            Optional<Estimate> mean,
            double nonZero,
            int undefined,
            Optional<Agreement> agreement,
            String matrix,
            List<Integer> order) {}

    /** A mean with its interval of 95 %. */
    record Estimate(double value, double low, double high) {}

    /**
     * The mean correlations of pairs of photographs.
     *
     * @param same of one class
     * @param different of different classes
     * @param difference the difference of the two
     */
    record Agreement(Estimate same, Estimate different, Estimate difference) {}

    /** Returns the correlations of the shown photographs that were measured at a layer. */
    double[][] matrix(Measured measured) {
        return PackedMatrix.unpack(measured.matrix(), shown.size());
    }
}
