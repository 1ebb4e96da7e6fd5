package org.featurescope.model.check;

import java.util.List;
import java.util.Optional;
import org.featurescope.activation.TopClasses.ClassProbability;

/**
 * What is known of a network after its check.
 *
 * @param id its name in links
 * @param title its name for people
 * @param sha256 SHA-256 of its graph's file
 * @param descriptorDigest SHA-256 of those parts of its descriptor that change pictures
 * @param input its input
 * @param parameters number of its parameters
 * @param layers its layers in depth order
 * @param rangeTest which ranges of the input fit
 * @param warnings what is wrong, a sentence or two each
 * @param photographs the classes of the sample photographs; none for a network without classes
 */
public record NetworkReport(
        String id,
        String title,
        String sha256,
        String descriptorDigest,
        InputReport input,
        long parameters,
        List<LayerReport> layers,
        RangeTest rangeTest,
        List<String> warnings,
        List<PhotographReport> photographs) {
    public NetworkReport {
        layers = List.copyOf(layers);
        warnings = List.copyOf(warnings);
        photographs = List.copyOf(photographs);
    }

    /**
     * The input of a network.
     *
     * @param height rows of the picture that it takes, pixels
     * @param width columns of the picture that it takes, pixels
     * @param crop the share of a photograph's shorter side that is kept in its centre
     * @param range the range of the values that it takes
     */
    public record InputReport(int height, int width, double crop, String range) {}

    /**
     * A layer.
     *
     * @param name its name
     * @param kind as in {@link org.featurescope.model.Layer}
     * @param height rows of its map; 1 where it has none
     * @param width columns of its map; 1 where it has none
     * @param channels number of channels
     * @param receptiveField side in pixels of the part of the input that one position depends on; 0 for the whole picture
     * @param parameters number of parameters between the layer before and this one, those of its branches included
     * @param branches the convolutions of an Inception layer's branches
     * @param forwardMilliseconds how long it takes to compute the layer for one picture, from the input on
     * @param gradientMilliseconds how long its gradient takes; empty if an operation on the way has none
     */
    public record LayerReport(
            String name,
            String kind,
            int height,
            int width,
            int channels,
            int receptiveField,
            long parameters,
            List<BranchReport> branches,
            double forwardMilliseconds,
            Optional<Double> gradientMilliseconds) {
        public LayerReport {
            branches = List.copyOf(branches);
        }
    }

    /**
     * A convolution of a branch of an Inception layer.
     *
     * @param name its name
     * @param channels number of channels
     * @param receptiveField as in {@link LayerReport}
     * @param parameters number of its parameters
     */
    public record BranchReport(String name, int channels, int receptiveField, long parameters) {}

    /**
     * The most probable classes of a sample photograph.
     *
     * @param sample its id
     * @param title what it shows
     * @param top at most five classes, the most probable first
     */
    public record PhotographReport(String sample, String title, List<ClassProbability> top) {
        public PhotographReport {
            top = List.copyOf(top);
        }
    }
}
