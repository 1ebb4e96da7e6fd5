package org.featurescope.optimize.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.CheckpointWriter;
import org.featurescope.optimize.Octave;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.picture.Start;

/** The steps of one batch in one octave. It holds native memory until closed. */
public final class OctaveRun implements AutoCloseable {
    /** The level of the background of transparent pictures when they are diagnosed. */
    private static final int GREY = 128;

    private final BatchRun batchRun;
    private final VisualizationSpec spec;
    private final Optimization optimization;
    private final Octave octave;
    private final PhotographPass photographs;
    private final Optional<List<float[]>> photograph;
    private final Optimization.Steps steps;
    /** The values of the variables before the latest step, from which it found finite numbers for all but broken pictures. */
    private List<float[]> valuesBefore;

    OctaveRun(BatchRun batchRun, Optimization optimization, Octave octave, PhotographPass photographs) {
        this.batchRun = batchRun;
        this.spec = batchRun.spec();
        this.optimization = optimization;
        this.octave = octave;
        this.photographs = photographs;
        this.photograph = spec.start()
                .map(name ->
                        optimization.pictures().start(new Start.Photograph(List.of(photographs.photograph(name)))));
        Optional<KeptOctave> kept = batchRun.takeKept();
        if (kept.isPresent()) {
            optimization.state().restore(kept.get().state());
        } else {
            optimization.start(startValues());
        }
        this.valuesBefore = kept.map(KeptOctave::valuesBefore).orElse(List.of());
        this.steps = optimization.steps(batchRun.batch().objective(), photographs, batchRun.random());
    }

    private List<float[]> startValues() {
        Start.Noise noise = Start.Noise.named(spec.seed(), batchRun.batch().names());
        return batchRun.previousOctave()
                .map(previous -> enlarged(previous, noise))
                .or(() -> photograph)
                .orElseGet(() -> optimization.pictures().start(noise));
    }

    /** Enlarges the previous octave's end and adds the detail of the photograph that the smaller size could not hold. */
    private List<float[]> enlarged(BatchRun.OctaveEnd previous, Start.Noise noise) {
        List<float[]> values = optimization.pictures().enlarged(previous.pictures(), previous.values(), noise);
        if (photograph.isPresent() && previous.photograph().isPresent()) {
            List<float[]> coarse = optimization
                    .pictures()
                    .enlarged(previous.pictures(), previous.photograph().get(), noise);
            for (int variable = 0; variable < values.size(); variable++) {
                addDifference(values.get(variable), photograph.get().get(variable), coarse.get(variable));
            }
        }
        return values;
    }

    private static void addDifference(float[] values, float[] fine, float[] coarse) {
        for (int at = 0; at < values.length; at++) {
            values[at] += fine[at] - coarse[at];
        }
    }

    /** Returns the optimization of the batch that this octave belongs to. */
    BatchRun batchRun() {
        return batchRun;
    }

    /** Returns the indices of the batch's pictures among those of the run. */
    List<Integer> pictures() {
        return batchRun.batch().pictures();
    }

    /**
     * Makes a step.
     *
     * @param step number of the step in the run, from 1
     * @return the objective of each picture before the step
     */
    public float[] step(int step) {
        double[] leaks = batchRun.diagnostics().leaksAt(step);
        double rate = spec.settings().rateAt(step - octave.before(), octave.steps());
        List<float[]> values = optimization.values();
        Optimization.StepResult result = steps.next(leaks, rate);
        batchRun.recordStep(step, result);
        if (batchRun.diagnostics().brokeAt(step)) {
            keepBroken(step, values);
        }
        valuesBefore = values;
        return result.objectives();
    }

    /**
     * Keeps the pictures that broke at a step.
     *
     * @param values of the variables before the step
     */
    private void keepBroken(int step, List<float[]> values) {
        List<RgbImage> broken = optimization.state().frame(values);
        List<RgbImage> finite =
                valuesBefore.isEmpty() ? broken : optimization.state().frame(valuesBefore);
        for (int picture = 0; picture < broken.size(); picture++) {
            if (batchRun.diagnostics().brokeAt(picture, step)) {
                String origin = origin(broken.get(picture).over(GREY))
                        .orElse("; every layer's values are numbers, so it was the gradient");
                batchRun.keep(picture, new BrokenPicture(resized(finite).get(picture), origin));
            }
        }
    }

    /**
     * Returns the current pictures, resized to the final size of the run. Of a picture whose objective or gradient is not finite
     * it is the last one before for which both were.
     */
    List<RgbImage> frame() {
        return batchRun.withoutBroken(resized(optimization.frame()));
    }

    private List<RgbImage> resized(List<RgbImage> pictures) {
        return pictures.stream()
                .map(picture ->
                        picture.height() == spec.size() ? picture : Resampler.resize(picture, spec.size(), spec.size()))
                .toList();
    }

    /** Writes the state of the batch between two steps. */
    void writeTo(CheckpointWriter writer) throws IOException {
        batchRun.writeTo(
                writer, steps.drawn(), new KeptOctave(optimization.state().snapshot(), valuesBefore));
    }

    /** Saves the variables, from which the next octave starts. */
    void saveForNextOctave() {
        batchRun.endOctave(new BatchRun.OctaveEnd(optimization.pictures(), optimization.values(), photograph));
    }

    /**
     * Returns for each picture why it may be misleading, if so.
     *
     * @param frame the current pictures
     */
    List<Optional<String>> warnings(List<RgbImage> frame) {
        RunDiagnostics diagnostics = batchRun.diagnostics();
        return IntStream.range(0, frame.size())
                .mapToObj(picture -> {
                    RgbImage opaque = frame.get(picture).over(GREY);
                    return diagnostics
                            .warning(picture, opaque)
                            .map(warning -> warning + origin(picture, opaque) + range(picture));
                })
                .toList();
    }

    /**
     * Returns where values of a picture became NaN or infinite. A dead picture is searched, too: a ReLU can turn such values into
     * zeros, and the layers after it then have no gradient.
     */
    private String origin(int picture, RgbImage image) {
        return batchRun.broken(picture)
                .map(BrokenPicture::origin)
                .or(() -> batchRun.diagnostics().isDead(picture) ? origin(image) : Optional.empty())
                .orElse("");
    }

    /** Returns which values the network gets, where a wrong range may be the reason of a warning. */
    private String range(int picture) {
        return batchRun.diagnostics().hardlyRose(picture)
                ? "; the network's descriptor says that it takes values " + photographs.range()
                : "";
    }

    private Optional<String> origin(RgbImage image) {
        return photographs
                .firstNotFinite(image, batchRun.batch().objective().layers())
                .map(layer -> "; the first layer whose values are no numbers is " + layer);
    }

    @Override
    public void close() {
        steps.close();
    }
}
