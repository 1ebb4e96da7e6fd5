package org.featurescope.web.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The objective of each picture as the figure was made.
 *
 * @param steps at which it was noted
 * @param objective {@code [noted step][picture]}; null where nothing was noted
 */
public record FigureCurve(List<Integer> steps, List<List<@Nullable Float>> objective) {}
