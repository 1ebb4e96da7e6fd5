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
 * The rule by which a tuning is chosen of what was measured. Lanes: the usual ones, unless with others the best batch is
 * clearly faster in every single pass; then those with which it is fastest. Batch: the smallest that is about as fast as the
 * best, since it takes less memory and shows its pictures sooner.
 */
public final class TuningChoice {
    /** How much faster others than the usual lanes must be. */
    static final double CLEARLY = 1.05;
    /** The share of the best batch's speed that is about as fast. */
    static final double ABOUT = 0.97;

    private static final List<Integer> OF_A_PROCESSOR = List.of(1, 2, 4, 8, 16, 32);
    private static final List<Integer> OF_A_GPU = List.of(1, 8, 32, 64, 128, 256);

    private TuningChoice() {}

    /** The batches that are worth measuring here. */
    public static List<Integer> batches() {
        return Gpu.here().isPresent() ? OF_A_GPU : OF_A_PROCESSOR;
    }

    /**
     * The numbers of lanes that are worth measuring: the usual one first, then the powers of two up to the processors.
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
     * The tuning.
     *
     * @param measured every candidate's batches in the same passes, those of the usual lanes among them
     */
    public static Tuning of(List<TuningMeasurement> measured) {
        List<TuningMeasurement> usual = with(Tuning.DEFAULT.parallelBatches(), measured);
        List<TuningMeasurement> chosen = usual;
        for (int lanes :
                measured.stream().map(TuningMeasurement::lanes).distinct().toList()) {
            List<TuningMeasurement> others = with(lanes, measured);
            if (isClearlyFaster(others, usual) && fastest(others) > fastest(chosen)) {
                chosen = others;
            }
        }
        double enough = ABOUT * fastest(chosen);
        return chosen.stream()
                .filter(figure -> figure.median() >= enough)
                .min(Comparator.comparingInt(TuningMeasurement::batch))
                .map(figure -> new Tuning(figure.batch(), figure.lanes()))
                .orElse(Tuning.DEFAULT);
    }

    private static List<TuningMeasurement> with(int lanes, List<TuningMeasurement> measured) {
        return measured.stream().filter(figure -> figure.lanes() == lanes).toList();
    }

    private static double fastest(List<TuningMeasurement> figures) {
        return figures.stream().mapToDouble(TuningMeasurement::median).max().orElse(0);
    }

    private static boolean isClearlyFaster(List<TuningMeasurement> others, List<TuningMeasurement> usual) {
        List<Double> theirs = fastestInEachPass(others);
        List<Double> ours = fastestInEachPass(usual);
        for (int pass = 0; pass < Math.min(theirs.size(), ours.size()); pass++) {
            if (theirs.get(pass) < CLEARLY * ours.get(pass)) {
                return false;
            }
        }
        return true;
    }

    private static List<Double> fastestInEachPass(List<TuningMeasurement> figures) {
        int passes = figures.stream()
                .mapToInt(figure -> figure.perSecond().size())
                .min()
                .orElse(0);
        List<Double> fastest = new ArrayList<>();
        for (int pass = 0; pass < passes; pass++) {
            int at = pass;
            fastest.add(figures.stream()
                    .mapToDouble(figure -> figure.perSecond().get(at))
                    .max()
                    .orElse(0));
        }
        return fastest;
    }
}
