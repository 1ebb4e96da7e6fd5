package org.featurescope.model;

/**
 * What a network wants at its input node: {@code [batch, height, width, 3]}, RGB, each value
 * {@code scale * x + offset} for a colour {@code x} in [0, 1].
 *
 * @param node the placeholder's name
 * @param height rows that a photograph is resized and cropped to, pixels
 * @param width columns that a photograph is resized and cropped to, pixels
 * @param leastSide the smallest square, in pixels, that the layers work on
 * @param scale factor of a colour in [0, 1]
 * @param offset added to it
 */
public record InputSpec(String node, int height, int width, int leastSide, double scale, double offset) {}
