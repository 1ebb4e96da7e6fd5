package org.featurescope.optimize.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.Batch;
import org.featurescope.optimize.Octave;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.picture.Start;
import org.featurescope.optimize.picture.graph.Pictures;

/** One batch on its way uphill, octave by octave: the steps, what they found, and what became of each picture. */
public final class BatchRun {
    /** Steps whose objective is kept for the curve, at most about. */
    private static final int NOTED = 256;
    /** What a transparent picture is judged before. */
    private static final int GREY = 128;

    private final VisualizationSpec spec;
    private final Batch batch;
    private final SplittableRandom random;
    private final RunDiagnostics health;
    private final List<Integer> notedSteps = new ArrayList<>();
    private final List<float[]> noted = new ArrayList<>();
    private Optional<Reached> reached = Optional.empty();

    /**
     * Where an octave ended.
     *
     * @param pictures its graph
     * @param values of its variables at the end
     * @param photograph the values of the photograph that the run began with, in this size
     */
    private record Reached(Pictures pictures, List<float[]> values, Optional<List<float[]>> photograph) {}

    public BatchRun(VisualizationSpec spec, Batch batch) {
        this.spec = spec;
        this.batch = batch;
        this.random = new SplittableRandom(spec.seed());
        this.health = new RunDiagnostics(batch.names(), spec.settings().leak(), spec.steps());
    }

    /** The batch that climbs. */
    Batch batch() {
        return batch;
    }

    /** Whether a picture can still move. */
    boolean canGoOn() {
        return health.canGoOn();
    }

    /** The steps at which the objective was noted. */
    int[] curveSteps() {
        return notedSteps.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The objective of each picture at one of {@link #curveSteps}. */
    float[] noted(int at) {
        return noted.get(at);
    }

    /**
     * Goes on in another size from where the octave before ended; from noise or a photograph in the first.
     *
     * @param optimization compiled for the batch and the octave
     * @param photographs of the size that the network sees
     */
    public Stretch enter(Optimization optimization, Octave octave, PhotographPass photographs) {
        return new Stretch(optimization, octave, photographs);
    }

    /** The part of the way that one octave is. It holds native memory until closed. */
    public final class Stretch implements AutoCloseable {
        private final Optimization optimization;
        private final Octave octave;
        private final PhotographPass photographs;
        private final Optional<List<float[]>> photograph;
        private final Optimization.Steps steps;

        private Stretch(Optimization optimization, Octave octave, PhotographPass photographs) {
            this.optimization = optimization;
            this.octave = octave;
            this.photographs = photographs;
            this.photograph = spec.start()
                    .map(name ->
                            optimization.pictures().start(new Start.Photograph(List.of(photographs.photograph(name)))));
            optimization.begin(values());
            this.steps = optimization.steps(batch.objective(), photographs, random);
        }

        private List<float[]> values() {
            Start.Noise noise = Start.Noise.named(spec.seed(), batch.names());
            return reached.map(before -> continued(before, noise))
                    .or(() -> photograph)
                    .orElseGet(() -> optimization.pictures().start(noise));
        }

        /** What was reached, enlarged, and of a photograph the detail that the smaller sizes had no pixels for. */
        private List<float[]> continued(Reached before, Start.Noise noise) {
            List<float[]> values = optimization.pictures().enlarged(before.pictures(), before.values(), noise);
            if (photograph.isPresent() && before.photograph().isPresent()) {
                List<float[]> coarse = optimization
                        .pictures()
                        .enlarged(before.pictures(), before.photograph().get(), noise);
                for (int variable = 0; variable < values.size(); variable++) {
                    addDifference(values.get(variable), photograph.get().get(variable), coarse.get(variable));
                }
            }
            return values;
        }

        /** The climb that this is a part of. */
        BatchRun climb() {
            return BatchRun.this;
        }

        /** Makes step {@code step} of the run, from 1, and returns the objective that it found. */
        public float[] step(int step) {
            double[] leaks = health.leaksAt(step);
            double rate = spec.settings().rateAt(step - octave.before(), octave.steps());
            Optimization.Step made = steps.next(leaks, rate);
            health.note(step, made);
            if (step == 1 || step == spec.steps() || step % Math.max(1, spec.steps() / NOTED) == 0) {
                notedSteps.add(step);
                noted.add(made.objective());
            }
            return made.objective();
        }

        /** The pictures as they are now, in the size that the run will end with. */
        List<RgbImage> frame() {
            return optimization.frame().stream()
                    .map(picture -> picture.height() == spec.size()
                            ? picture
                            : Resampler.resize(picture, spec.size(), spec.size()))
                    .toList();
        }

        /** Keeps what was reached for the next octave. */
        void leave() {
            reached = Optional.of(new Reached(optimization.pictures(), optimization.values(), photograph));
        }

        /** Of each picture why it is not to be trusted, if it is not. */
        List<Optional<String>> warnings(List<RgbImage> made) {
            List<RgbImage> pictures =
                    made.stream().map(picture -> picture.over(GREY)).toList();
            return IntStream.range(0, pictures.size())
                    .mapToObj(picture -> health.warning(picture, pictures.get(picture))
                            .map(warning -> warning + where(picture, pictures.get(picture))))
                    .toList();
        }

        /** Where values stopped being numbers. A ReLU can make zeros of them, and what comes after it is then dead. */
        private String where(int picture, RgbImage image) {
            if (!health.isBroken(picture) && !health.isDead(picture)) {
                return "";
            }
            return photographs
                    .firstNotFinite(image, batch.objective().layers())
                    .map(layer -> "; the first layer whose values are no numbers is " + layer)
                    .orElse(health.isDead(picture) ? "" : "; every layer's values are numbers, so it was the gradient");
        }

        @Override
        public void close() {
            steps.close();
        }
    }

    private static void addDifference(float[] values, float[] fine, float[] coarse) {
        for (int at = 0; at < values.length; at++) {
            values[at] += fine[at] - coarse[at];
        }
    }
}
