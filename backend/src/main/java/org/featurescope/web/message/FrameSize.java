package org.featurescope.web.message;

/**
 * The size of a frame that holds a figure with its caption. The height suffices for all frames that are as wide or wider, and
 * narrower than the next in a list.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record FrameSize(int width, int height) {}
