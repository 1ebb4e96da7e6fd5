package org.featurescope.optimize.objective;

/** The activations of a network for photographs. */
@FunctionalInterface
public interface PhotographActivations {
    /**
     * Returns a layer's activation {@code [height, width, channels]} for a photograph resized to the size of the pictures.
     *
     * @param photograph its name in the objective
     * @param preRelu whether to return the values before the layer's ReLU instead of those after it
     */
    float[] activation(String photograph, String layer, boolean preRelu);
}
