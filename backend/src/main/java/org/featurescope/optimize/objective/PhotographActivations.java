package org.featurescope.optimize.objective;

/** What photographs make a network do. */
@FunctionalInterface
public interface PhotographActivations {
    /**
     * A layer's activation {@code [height, width, channels]} for a photograph brought to the size of the pictures.
     *
     * @param photograph the name that the objective calls it by
     * @param preRelu whether the values are those before the layer's ReLU or after it
     */
    float[] of(String photograph, String layer, boolean preRelu);
}
