package org.featurescope.bench.tuning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.Tuning;
import org.featurescope.tensor.Gpu;

/**
 * Chooses a tuning from measurements. The number of parallel batches is the default, unless the best batch is clearly faster with
 * another number in every pass; then it is the fastest. The size of a batch is the smallest that is about as fast as the best,
 * since a small batch takes less memory and shows its pictures sooner.
 */
public final class TuningChoice {
    /** The factor by which another number of parallel batches must be faster than the default. */
    static final double CLEARLY_FASTER = 1.05;
    /** The share of the best batch's rate at which a batch is about as fast. */
    static final double ABOUT_AS_FAST = 0.97;

    private static final List<Integer> ON_PROCESSORS = List.of(1, 2, 4, 8, 16, 32);
    private static final List<Integer> ON_GPU = List.of(1, 8, 32, 64, 128, 256);

    private TuningChoice() {}

    /** Returns the sizes of batches that are worth measuring on this machine. */
    public static List<Integer> batches() {
        return Gpu.here().isPresent() ? ON_GPU : ON_PROCESSORS;
    }

    /**
     * Returns the numbers of parallel batches that are worth measuring: the default first, then the powers of two up to the
     * number of processors.
     *
     * @param processors of the machine
     */
    public static List<Integer> candidates(int processors) {
        Set<Integer> candidates = new LinkedHashSet<>(List.of(Tuning.DEFAULT.parallelBatches()));
        for (int lanes = 1; lanes <= Math.min(processors, EngineLimits.MOST_PARALLEL_BATCHES); lanes *= 2) {
            candidates.add(lanes);
        }
        return List.copyOf(candidates);
    }

    /**
     * Returns the tuning that follows from measurements.
     *
     * @param measured all batches with every number of parallel batches, the default number included, all in the same passes
     */
    public static Tuning of(List<TuningMeasurement> measured) {
        List<TuningMeasurement> byDefault = with(Tuning.DEFAULT.parallelBatches(), measured);
        List<TuningMeasurement> chosen = byDefault;
        for (int lanes :
                measured.stream().map(TuningMeasurement::lanes).distinct().toList()) {
            List<TuningMeasurement> others = with(lanes, measured);
            if (isClearlyFaster(others, byDefault) && fastest(others) > fastest(chosen)) {
                chosen = others;
            }
        }
        double enough = ABOUT_AS_FAST * fastest(chosen);
        return chosen.stream()
                .filter(measurement -> measurement.median() >= enough)
                .min(Comparator.comparingInt(TuningMeasurement::batch))
                .map(measurement -> new Tuning(measurement.batch(), measurement.lanes()))
                .orElse(Tuning.DEFAULT);
    }

    private static List<TuningMeasurement> with(int lanes, List<TuningMeasurement> measured) {
        return measured.stream()
                .filter(measurement -> measurement.lanes() == lanes)
                .toList();
    }

    private static double fastest(List<TuningMeasurement> measurements) {
        return measurements.stream()
                .mapToDouble(TuningMeasurement::median)
                .max()
                .orElse(0);
    }

    private static boolean isClearlyFaster(List<TuningMeasurement> others, List<TuningMeasurement> byDefault) {
        List<Double> otherRates = fastestInEachPass(others);
        List<Double> defaultRates = fastestInEachPass(byDefault);
        for (int pass = 0; pass < Math.min(otherRates.size(), defaultRates.size()); pass++) {
            if (otherRates.get(pass) < CLEARLY_FASTER * defaultRates.get(pass)) {
                return false;
            }
        }
        return true;
    }

    private static List<Double> fastestInEachPass(List<TuningMeasurement> measurements) {
        int passes = measurements.stream()
                .mapToInt(measurement -> measurement.perSecond().size())
                .min()
                .orElse(0);
        List<Double> fastest = new ArrayList<>();
        for (int pass = 0; pass < passes; pass++) {
            int at = pass;
            fastest.add(measurements.stream()
                    .mapToDouble(measurement -> measurement.perSecond().get(at))
                    .max()
                    .orElse(0));
        }
        return fastest;
    }
}
