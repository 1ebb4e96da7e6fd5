package org.featurescope.activation.photographs;

/**
 * The activations of one photograph at one stage.
 *
 * @param means the mean of each channel over the whole map, {@code [channels]}
 * @param values the activation vectors at the positions of the stage's {@link Positions}, {@code [positions,
 *     channels]}, row-major
 */
public record StageSample(float[] means, float[] values) {}
