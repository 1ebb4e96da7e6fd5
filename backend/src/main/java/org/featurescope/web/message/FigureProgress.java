package org.featurescope.web.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a figure that is being made.
 *
 * @param step the last step, from 1
 * @param steps the number of all steps
 * @param objective the value of each picture's objective; null if there is none
 */
public record FigureProgress(int step, int steps, List<@Nullable Float> objective) {}
