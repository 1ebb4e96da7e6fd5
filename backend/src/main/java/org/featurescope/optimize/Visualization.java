package org.featurescope.optimize;

import java.util.List;
import java.util.Optional;
import org.featurescope.image.RgbImage;

/**
 * The result of a run.
 *
 * @param pictures one for each unit, in the order of the spec
 * @param curveSteps the steps at which the objective was recorded, ascending, from 1
 * @param curve the objective at those steps, {@code [steps][pictures]}; NaN where none was recorded
 * @param warnings one for each picture: the reason why it may be misleading, for example a dead start, or empty
 */
public record Visualization(
        List<RgbImage> pictures, int[] curveSteps, float[][] curve, List<Optional<String>> warnings) {
    public Visualization {
        pictures = List.copyOf(pictures);
        warnings = List.copyOf(warnings);
    }
}
