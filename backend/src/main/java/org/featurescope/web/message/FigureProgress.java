package org.featurescope.web.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a figure has come.
 *
 * @param step the last step made, from 1
 * @param steps how many there will be
 * @param objective of each picture; null where there is none
 */
public record FigureProgress(int step, int steps, List<@Nullable Float> objective) {}
