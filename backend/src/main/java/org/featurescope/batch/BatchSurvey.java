package org.featurescope.batch;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The work that a batch has to do.
 *
 * @param specs the number of specs
 * @param stored how many of their figures are stored
 * @param refused how many specs cannot be made
 * @param pictures the number of pictures of the figures to make
 * @param cost the cost of the figures to make, in pixel-steps, see {@link org.featurescope.figure.request.FigureCosts}
 * @param rate the speed at which the first of these figures is made, in pixel-steps a second; empty if it was not
 *     measured
 */
public record BatchSurvey(long specs, long stored, long refused, long pictures, double cost, OptionalDouble rate) {
    private static final double MILLISECONDS = 1000;
    /** The cost of a picture of 128 pixels in 256 steps, in pixel-steps. */
    private static final double USUAL_PICTURE = 128.0 * 128 * 256;
    /** The number of pictures from which fractions are left out. */
    private static final int MANY = 10;

    /** The survey of no specs. */
    static final BatchSurvey NONE = new BatchSurvey(0, 0, 0, 0, 0, OptionalDouble.empty());

    /** Returns the number of figures to make. */
    public long missing() {
        return specs - stored - refused;
    }

    /** Returns the time that the figures take if they are made one after another, as far as that is known. */
    public Optional<Duration> time() {
        return rate.isPresent()
                ? Optional.of(Duration.ofMillis(Math.round(MILLISECONDS * cost / rate.getAsDouble())))
                : Optional.empty();
    }

    /** Returns the cost in words. */
    public String work() {
        double pictures = cost / USUAL_PICTURE;
        return String.format(
                Locale.ROOT,
                pictures < MANY
                        ? "as much work as %.1f pictures of 128 pixels in 256 steps"
                        : "as much work as %,.0f pictures of 128 pixels in 256 steps",
                pictures);
    }

    BatchSurvey withStored() {
        return new BatchSurvey(specs + 1, stored + 1, refused, pictures, cost, rate);
    }

    BatchSurvey withRefused() {
        return new BatchSurvey(specs + 1, stored, refused + 1, pictures, cost, rate);
    }

    BatchSurvey withMissing(BatchFigure figure) {
        return new BatchSurvey(specs + 1, stored, refused, pictures + figure.pictures(), cost + figure.cost(), rate);
    }

    BatchSurvey withRate(OptionalDouble measured) {
        return new BatchSurvey(specs, stored, refused, pictures, cost, measured);
    }
}
