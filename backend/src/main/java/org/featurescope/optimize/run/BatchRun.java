package org.featurescope.optimize.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.Batch;
import org.featurescope.optimize.CheckpointReader;
import org.featurescope.optimize.CheckpointWriter;
import org.featurescope.optimize.Octave;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.picture.graph.Pictures;

/**
 * The optimization of one batch through all octaves. It holds what the octaves share: the random numbers, the curve, the
 * diagnostics, and the state at the end of the latest octave.
 */
public final class BatchRun {
    /** Approximately the most steps whose objectives are recorded for the curve. */
    private static final int CURVE_STEPS = 256;
    /** The most random numbers that a run draws: those of the steps of a picture in very many tiles. */
    private static final long MOST_DRAWN = 1L << 28;

    private final VisualizationSpec spec;
    private final Batch batch;
    private final CountedRandom random;
    private final RunDiagnostics diagnostics;
    private final List<Integer> curveSteps = new ArrayList<>();
    private final List<float[]> curve = new ArrayList<>();
    private Optional<OctaveEnd> previousOctave = Optional.empty();
    private Optional<KeptOctave> kept = Optional.empty();
    private final List<Optional<BrokenPicture>> broken;

    /**
     * The state at the end of an octave.
     *
     * @param pictures of the octave's size
     * @param values of the variables at the end
     * @param photograph the values of the photograph that the run started from, in the octave's size
     */
    record OctaveEnd(Pictures pictures, List<float[]> values, Optional<List<float[]>> photograph) {}

    public BatchRun(VisualizationSpec spec, Batch batch) {
        this(spec, batch, new CountedRandom(spec.seed()));
    }

    private BatchRun(VisualizationSpec spec, Batch batch, CountedRandom random) {
        this.spec = spec;
        this.batch = batch;
        this.random = random;
        this.diagnostics = new RunDiagnostics(batch.names(), spec.settings().leak(), spec.steps());
        this.broken = new ArrayList<>(Collections.nCopies(batch.size(), Optional.empty()));
    }

    /**
     * Writes the state between two steps.
     *
     * @param drawn how many random numbers were drawn before those of the next step
     * @param state of the pictures of the octave
     */
    void writeTo(CheckpointWriter writer, long drawn, KeptOctave state) throws IOException {
        writer.number(drawn);
        diagnostics.writeTo(writer);
        writer.numbers(curveSteps());
        for (float[] values : curve) {
            writer.numbers(values);
        }
        for (Optional<BrokenPicture> picture : broken) {
            writer.flag(picture.isPresent());
            if (picture.isPresent()) {
                picture.get().writeTo(writer);
            }
        }
        state.writeTo(writer);
    }

    /** Reads the state that {@link #writeTo} wrote in an octave. The next octave to start is this one. */
    static BatchRun readFrom(CheckpointReader reader, VisualizationSpec spec, Batch batch, Octave octave)
            throws IOException {
        BatchRun run = new BatchRun(spec, batch, CountedRandom.after(spec.seed(), reader.longNumber(MOST_DRAWN)));
        run.diagnostics.readFrom(reader);
        for (int step : reader.integers(0, spec.steps())) {
            run.curveSteps.add(step);
        }
        for (int at = 0; at < run.curveSteps.size(); at++) {
            run.curve.add(reader.floats(batch.size()));
        }
        for (int picture = 0; picture < batch.size(); picture++) {
            if (reader.flag()) {
                run.keep(picture, BrokenPicture.readFrom(reader, spec.size()));
            }
        }
        Pictures pictures =
                Pictures.of(batch.size(), octave.grid().size(), spec.settings().picture());
        run.kept = Optional.of(
                KeptOctave.readFrom(reader, pictures, spec.settings().optimizer()));
        return run;
    }

    /** Returns the state of the octave that was read, once. */
    Optional<KeptOctave> takeKept() {
        Optional<KeptOctave> taken = kept;
        kept = Optional.empty();
        return taken;
    }

    /**
     * Starts the next octave, from the end of the previous one enlarged to the new size. The first octave starts from noise or
     * from a photograph. An octave that was read goes on where it stood.
     *
     * @param optimization compiled for the batch and the octave
     * @param photographs of the size that the network sees
     */
    public OctaveRun startOctave(Optimization optimization, Octave octave, PhotographPass photographs) {
        return new OctaveRun(this, optimization, octave, photographs);
    }

    VisualizationSpec spec() {
        return spec;
    }

    Batch batch() {
        return batch;
    }

    /** Returns the generator of the random transformations of all steps. */
    CountedRandom random() {
        return random;
    }

    RunDiagnostics diagnostics() {
        return diagnostics;
    }

    /** Returns the end of the previous octave; empty in the first octave. */
    Optional<OctaveEnd> previousOctave() {
        return previousOctave;
    }

    /** Sets the state from which the next octave starts. */
    void endOctave(OctaveEnd end) {
        previousOctave = Optional.of(end);
    }

    /** Records the result of a step for the curve and the diagnostics. */
    void recordStep(int step, Optimization.StepResult result) {
        diagnostics.recordStep(step, result);
        if (step == 1 || step == spec.steps() || step % Math.max(1, spec.steps() / CURVE_STEPS) == 0) {
            curveSteps.add(step);
            curve.add(result.objectives());
        }
    }

    /** Keeps a picture of which a value was not finite. */
    void keep(int picture, BrokenPicture as) {
        broken.set(picture, Optional.of(as));
    }

    /** Returns a picture of which a value was not finite; empty if all were. */
    Optional<BrokenPicture> broken(int picture) {
        return broken.get(picture);
    }

    /** Returns pictures of the batch, with those that are broken as they were when all their values were last finite. */
    List<RgbImage> withoutBroken(List<RgbImage> pictures) {
        return IntStream.range(0, pictures.size())
                .mapToObj(picture ->
                        broken.get(picture).map(BrokenPicture::lastFinite).orElse(pictures.get(picture)))
                .toList();
    }

    /** Returns whether a picture of the batch can still change. */
    boolean canContinue() {
        return diagnostics.canContinue();
    }

    /** Returns the steps whose objectives are on the curve. */
    int[] curveSteps() {
        return curveSteps.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns the objective of each picture at one of the {@link #curveSteps}. */
    float[] curveValues(int at) {
        return curve.get(at);
    }
}
