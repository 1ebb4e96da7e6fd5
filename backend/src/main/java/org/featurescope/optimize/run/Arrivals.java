package org.featurescope.optimize.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.Octave;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.VisualizationSpec;

/** What the batches of a run come to, put together in the order of the run's pictures. */
final class Arrivals {
    private final VisualizationSpec spec;
    private final List<Octave> octaves;
    private final int rounds;
    private final RunListener listener;
    private final LaneExecutor abreast;
    private final List<RgbImage> pictures;
    private final List<Optional<String>> warnings;
    private final float[] objectives;
    private int[] curveSteps = {};
    private float[][] curve = {};
    private int round;

    /**
     * Nothing has arrived yet.
     *
     * @param octaves that each round goes through
     * @param rounds in which batches climb, one round after another
     * @param abreast makes the steps of a round's batches
     */
    Arrivals(VisualizationSpec spec, List<Octave> octaves, int rounds, RunListener listener, LaneExecutor abreast) {
        this.spec = spec;
        this.octaves = octaves;
        this.rounds = rounds;
        this.listener = listener;
        this.abreast = abreast;
        this.pictures = new ArrayList<>(Collections.nCopies(spec.pictures(), RgbImage.grey(spec.size())));
        this.warnings = new ArrayList<>(Collections.nCopies(spec.pictures(), Optional.empty()));
        this.objectives = new float[spec.pictures()];
        Arrays.fill(objectives, Float.NaN);
    }

    VisualizationSpec spec() {
        return spec;
    }

    /** Climbs an octave of a round; each step is made by all batches before the next. */
    void climb(List<BatchRun.Stretch> stretches, Octave octave) {
        int steps = spec.steps() * rounds;
        Supplier<List<RgbImage>> frame = () -> {
            stretches.forEach(
                    stretch -> place(stretch.frame(), stretch.climb().batch().places(), pictures));
            return List.copyOf(pictures);
        };
        for (int step = octave.before() + 1; step <= octave.last() && canGoOn(stretches); step++) {
            int whole = round * spec.steps() + step;
            if (listener.cancelled()) {
                throw new CancelledRunException(whole, steps);
            }
            step(stretches, step);
            listener.worked((round + Octave.share(octaves, step, pictures.size())) / rounds);
            listener.step(whole, steps, objectives.clone(), frame);
        }
        if (octave.last() == spec.steps()) {
            stretches.forEach(this::arrive);
            round++;
        }
    }

    private void step(List<BatchRun.Stretch> stretches, int step) {
        float[][] found = new float[stretches.size()][];
        abreast.each(
                stretches.size(),
                number -> found[number] = stretches.get(number).step(step));
        for (int number = 0; number < found.length; number++) {
            place(found[number], stretches.get(number).climb().batch().places(), objectives);
        }
    }

    private static boolean canGoOn(List<BatchRun.Stretch> stretches) {
        return stretches.stream().anyMatch(stretch -> stretch.climb().canGoOn());
    }

    private void arrive(BatchRun.Stretch stretch) {
        BatchRun climb = stretch.climb();
        List<Integer> places = climb.batch().places();
        List<RgbImage> frame = stretch.frame();
        place(frame, places, pictures);
        place(stretch.warnings(frame), places, warnings);
        int[] steps = climb.curveSteps();
        if (steps.length > curveSteps.length) {
            float[][] longer = new float[steps.length][];
            for (int noted = 0; noted < longer.length; noted++) {
                longer[noted] = noted < curve.length ? curve[noted] : nothing();
            }
            curveSteps = steps;
            curve = longer;
        }
        IntStream.range(0, steps.length).forEach(noted -> place(climb.noted(noted), places, curve[noted]));
    }

    private float[] nothing() {
        float[] values = new float[spec.pictures()];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    private static <T> void place(List<T> values, List<Integer> places, List<T> all) {
        for (int picture = 0; picture < values.size(); picture++) {
            all.set(places.get(picture), values.get(picture));
        }
    }

    private static void place(float[] values, List<Integer> places, float[] all) {
        for (int picture = 0; picture < values.length; picture++) {
            all[places.get(picture)] = values[picture];
        }
    }

    /** What the run came to. */
    Visualization visualization() {
        return new Visualization(pictures, curveSteps, curve, warnings);
    }
}
