package org.featurescope.optimize.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.CheckpointReader;
import org.featurescope.optimize.CheckpointWriter;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.VisualizationSpec;

/** Collects the results of the batches of a run, in the order of the run's pictures. */
final class RunResults {
    private static final int MOST_WARNING_BYTES = 1 << 14;

    private final int pictureCount;
    private final int size;
    private final List<RgbImage> pictures;
    private final List<Optional<String>> warnings;
    private final float[] objectives;
    private final boolean[] finished;
    private int[] curveSteps = {};
    private float[][] curve = {};

    RunResults(VisualizationSpec spec) {
        this.pictureCount = spec.pictures();
        this.size = spec.size();
        this.finished = new boolean[pictureCount];
        this.pictures = new ArrayList<>(Collections.nCopies(pictureCount, RgbImage.grey(spec.size())));
        this.warnings = new ArrayList<>(Collections.nCopies(pictureCount, Optional.empty()));
        this.objectives = unknown();
    }

    /** Writes what was found so far, without the pictures that are not finished. */
    void writeTo(CheckpointWriter writer) throws IOException {
        writer.numbers(objectives);
        writer.flags(finished);
        for (int picture = 0; picture < pictureCount; picture++) {
            if (finished[picture]) {
                writer.picture(pictures.get(picture));
                writer.text(warnings.get(picture));
            }
        }
        writer.numbers(curveSteps);
        for (float[] row : curve) {
            writer.numbers(row);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    static RunResults readFrom(CheckpointReader reader, VisualizationSpec spec) throws IOException {
        RunResults results = new RunResults(spec);
        int count = results.pictureCount;
        System.arraycopy(reader.floats(count), 0, results.objectives, 0, count);
        System.arraycopy(reader.flags(count), 0, results.finished, 0, count);
        for (int picture = 0; picture < count; picture++) {
            if (results.finished[picture]) {
                results.pictures.set(picture, reader.picture(results.size));
                results.warnings.set(picture, reader.optionalText(MOST_WARNING_BYTES));
            }
        }
        results.curveSteps = reader.integers(0, spec.steps());
        results.curve = new float[results.curveSteps.length][];
        for (int row = 0; row < results.curve.length; row++) {
            results.curve[row] = reader.floats(count);
        }
        return results;
    }

    private float[] unknown() {
        float[] values = new float[pictureCount];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    /**
     * Records the objectives that a step of a batch found.
     *
     * @param batch indices of the batch's pictures among those of the run
     * @param values the objective of each picture of the batch
     */
    void recordObjectives(List<Integer> batch, float[] values) {
        put(values, batch, objectives);
    }

    /** Returns the latest objective of each picture of the run; NaN for pictures without a step. */
    float[] objectives() {
        return objectives.clone();
    }

    /** Draws the current pictures of batches and returns all pictures of the run; grey for pictures without a step. */
    List<RgbImage> frame(List<OctaveRun> batches) {
        batches.forEach(batch -> put(batch.frame(), batch.pictures(), pictures));
        return List.copyOf(pictures);
    }

    /** Records the pictures, the warnings and the curve of a batch whose last octave has ended. */
    void finish(OctaveRun lastOctave) {
        List<RgbImage> frame = lastOctave.frame();
        put(frame, lastOctave.pictures(), pictures);
        put(lastOctave.warnings(frame), lastOctave.pictures(), warnings);
        addCurve(lastOctave.batchRun(), lastOctave.pictures());
        lastOctave.pictures().forEach(picture -> finished[picture] = true);
    }

    private void addCurve(BatchRun batch, List<Integer> batchPictures) {
        int[] steps = batch.curveSteps();
        if (steps.length > curveSteps.length) {
            float[][] longer = new float[steps.length][];
            for (int at = 0; at < longer.length; at++) {
                longer[at] = at < curve.length ? curve[at] : unknown();
            }
            curveSteps = steps;
            curve = longer;
        }
        for (int at = 0; at < steps.length; at++) {
            put(batch.curveValues(at), batchPictures, curve[at]);
        }
    }

    private static <T> void put(List<T> values, List<Integer> indices, List<T> all) {
        for (int picture = 0; picture < values.size(); picture++) {
            all.set(indices.get(picture), values.get(picture));
        }
    }

    private static void put(float[] values, List<Integer> indices, float[] all) {
        for (int picture = 0; picture < values.length; picture++) {
            all[indices.get(picture)] = values[picture];
        }
    }

    /** Returns the results of the run. */
    Visualization visualization() {
        return new Visualization(pictures, curveSteps, curve, warnings);
    }
}
