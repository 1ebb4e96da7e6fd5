package org.featurescope.activation;

import java.util.List;

/**
 * The activations of a network for a {@link CameraFrame}.
 *
 * @param number of the frame
 * @param forwardMilliseconds that the network took
 * @param classes the most probable first; none if the network has no classes
 * @param layers those that were wanted, in that order
 */
public record FrameActivation(
        int number,
        double forwardMilliseconds,
        List<TopClasses.ClassProbability> classes,
        List<LayerActivation> layers) {
    public FrameActivation {
        classes = List.copyOf(classes);
        layers = List.copyOf(layers);
    }
}
