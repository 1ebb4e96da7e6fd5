package org.featurescope.kind.sparsity;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.featurescope.activation.photographs.StageSample;
import org.featurescope.kind.sparsity.SparsityResult.Bins;
import org.featurescope.kind.sparsity.SparsityResult.Estimate;
import org.featurescope.kind.sparsity.SparsityResult.Numbers;
import org.featurescope.model.Stage;
import org.featurescope.space.Histogram;
import org.featurescope.space.Moments;
import org.featurescope.space.ParticipationRatio;
import org.featurescope.space.Sparsity;

/**
 * Computes the numbers of one stage, photograph by photograph, in constant memory. The participation ratio takes one vector
 * of each photograph, at a random position, because vectors of the same photograph are not independent. Not thread-safe.
 */
final class StageNumbers {
    private final int channels;
    private final Optional<ParticipationRatio> participation;
    private final Moments all = new Moments();
    private final Histogram histogram = new Histogram();
    private final Moments nonZero = new Moments();
    private final Moments positive = new Moments();
    private final Moments trevesRolls = new Moments();
    private final Moments hoyer = new Moments();
    private final Moments kurtosis = new Moments();
    private int positions;
    private long photographs;

    /** Starts without photographs. Only layers have a participation ratio, whose memory grows with the square of channels. */
    StageNumbers(Stage stage) {
        this.channels = stage.channels();
        this.participation = stage.kind() == Stage.Kind.LAYER
                ? Optional.of(new ParticipationRatio(stage.channels()))
                : Optional.empty();
    }

    /** Adds the next photograph. */
    void add(StageSample sample) {
        float[] pattern = sample.values();
        Moments moments = Moments.of(pattern);
        all.add(moments);
        histogram.add(pattern);
        Sparsity sparsity = Sparsity.of(pattern);
        nonZero.add(sparsity.nonZero());
        positive.add(sparsity.positive());
        sparsity.trevesRolls().ifPresent(trevesRolls::add);
        sparsity.hoyer().ifPresent(hoyer::add);
        moments.kurtosis().ifPresent(kurtosis::add);
        positions = pattern.length / channels;
        int position = new SplittableRandom(photographs).nextInt(positions);
        participation.ifPresent(ratio -> ratio.add(pattern, position * channels));
        photographs++;
    }

    /** Returns the number of positions of each photograph. */
    int positions() {
        return positions;
    }

    /** Returns the numbers over all photographs added so far. */
    Numbers numbers() {
        Histogram.Bins bins = histogram.bins();
        return new Numbers(
                all.count(),
                all.zeros(),
                rounded(all.mean()),
                rounded(all.variance().stream().map(Math::sqrt).findFirst()),
                rounded(all.skewness()),
                rounded(all.kurtosis()),
                estimate(nonZero),
                estimate(positive),
                estimate(trevesRolls),
                estimate(hoyer),
                estimate(kurtosis),
                participation.flatMap(ratio -> rounded(ratio.naive())),
                participation.flatMap(ratio -> rounded(ratio.corrected())),
                new Bins(
                        bins.first(),
                        bins.width(),
                        LongStream.of(bins.counts()).boxed().toList()));
    }

    private static Estimate estimate(Moments moments) {
        return new Estimate(rounded(moments.mean()), rounded(moments.standardError()), moments.count());
    }

    /** Returns a number in single precision, so that JSON has no superfluous digits. */
    private static Optional<Double> rounded(OptionalDouble value) {
        return value.isPresent()
                ? Optional.of(Double.parseDouble(Float.toString((float) value.getAsDouble())))
                : Optional.empty();
    }
}
