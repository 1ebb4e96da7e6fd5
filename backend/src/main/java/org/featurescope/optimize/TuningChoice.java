package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.featurescope.optimize.Tuning.Threads;

/**
 * The rule by which a tuning is chosen of what was measured. Threads: TensorFlow's own, unless with others the best batch is
 * clearly faster in every single pass; then those with which it is fastest. Batch: the smallest that is about as fast as the
 * best, since it takes less memory and shows its pictures sooner.
 */
public final class TuningChoice {
    /** How much faster others than TensorFlow's own threads must be. */
    static final double CLEARLY = 1.05;
    /** The share of the best batch's speed that is about as fast. */
    static final double ABOUT = 0.97;

    private TuningChoice() {}

    /**
     * The threads that are worth measuring: TensorFlow's own first; all processors, and half of them, as there may be two to a
     * core, within an operation, with one operation at a time and with two.
     *
     * @param processors of the machine
     */
    public static List<Threads> candidates(int processors) {
        Set<Threads> candidates = new LinkedHashSet<>(List.of(Threads.DEFAULT));
        for (int intraOp : List.of(processors, Math.max(1, processors / 2))) {
            for (int interOp : List.of(1, 2)) {
                candidates.add(new Threads(intraOp, interOp));
            }
        }
        // what TensorFlow chooses by itself
        candidates.remove(new Threads(processors, processors));
        return List.copyOf(candidates);
    }

    /**
     * The tuning.
     *
     * @param measured every candidate's batches in the same passes, those of {@link Threads#DEFAULT} among them
     */
    public static Tuning of(List<TuningFigure> measured) {
        List<TuningFigure> usual = with(Threads.DEFAULT, measured);
        List<TuningFigure> chosen = usual;
        for (Threads threads : measured.stream().map(TuningFigure::threads).distinct().toList()) {
            List<TuningFigure> others = with(threads, measured);
            if (isClearlyFaster(others, usual) && fastest(others) > fastest(chosen)) {
                chosen = others;
            }
        }
        double enough = ABOUT * fastest(chosen);
        return chosen.stream()
                .filter(figure -> figure.median() >= enough)
                .min(Comparator.comparingInt(TuningFigure::batch))
                .map(figure -> new Tuning(figure.batch(), figure.threads()))
                .orElse(Tuning.DEFAULT);
    }

    private static List<TuningFigure> with(Threads threads, List<TuningFigure> measured) {
        return measured.stream().filter(figure -> figure.threads().equals(threads)).toList();
    }

    private static double fastest(List<TuningFigure> figures) {
        return figures.stream().mapToDouble(TuningFigure::median).max().orElse(0);
    }

    private static boolean isClearlyFaster(List<TuningFigure> others, List<TuningFigure> usual) {
        List<Double> theirs = fastestInEachPass(others);
        List<Double> ours = fastestInEachPass(usual);
        for (int pass = 0; pass < Math.min(theirs.size(), ours.size()); pass++) {
            if (theirs.get(pass) < CLEARLY * ours.get(pass)) {
                return false;
            }
        }
        return true;
    }

    private static List<Double> fastestInEachPass(List<TuningFigure> figures) {
        int passes = figures.stream().mapToInt(figure -> figure.perSecond().size()).min().orElse(0);
        List<Double> fastest = new ArrayList<>();
        for (int pass = 0; pass < passes; pass++) {
            int at = pass;
            fastest.add(figures.stream().mapToDouble(figure -> figure.perSecond().get(at)).max().orElse(0));
        }
        return fastest;
    }
}
