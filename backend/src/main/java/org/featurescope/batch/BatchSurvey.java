package org.featurescope.batch;

import java.time.Duration;
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
