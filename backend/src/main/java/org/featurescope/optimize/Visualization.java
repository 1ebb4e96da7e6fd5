package org.featurescope.optimize;

import java.util.List;
import java.util.Optional;
import org.featurescope.image.RgbImage;

/**
 * What an optimization came to.
 *
 * @param pictures one for each unit, in the order of the spec
 * @param curveSteps the steps at which the objective was noted, ascending, from 1
 * @param curve the objective at those steps, {@code [noted steps][pictures]}
 * @param warnings one for each picture: why it is not to be trusted (a dead start, say), or empty
 */
public record Visualization(
        List<RgbImage> pictures, int[] curveSteps, float[][] curve, List<Optional<String>> warnings) {
    public Visualization {
        pictures = List.copyOf(pictures);
        warnings = List.copyOf(warnings);
    }
}
