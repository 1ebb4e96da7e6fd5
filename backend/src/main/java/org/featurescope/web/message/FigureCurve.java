package org.featurescope.web.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of each picture's objective, recorded during the optimization.
 *
 * @param steps the steps at which the values were recorded, ascending, from 1
 * @param objective the values at those steps, {@code [steps][pictures]}; null where none was recorded
 */
public record FigureCurve(List<Integer> steps, List<List<@Nullable Float>> objective) {}
