package org.featurescope.kind.optimized;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.featurescope.figure.Curve;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.optimized.Plan.Panel;
import org.featurescope.optimize.CheckpointReader;
import org.featurescope.optimize.CheckpointWriter;
import org.featurescope.optimize.Checkpoints;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.Visualizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes a {@link PreparedPlan}: it collects the pictures of its runs and reports the progress of the whole figure.
 */
public final class PlanProgress {
    private static final Logger LOG = LoggerFactory.getLogger(PlanProgress.class);
    private static final int MOST_WARNING_BYTES = 1 << 14;

    private final PreparedPlan plan;
    private final RecipeListener listener;
    private final RgbImage blank;
    private final Map<Panel, RgbImage> taken = new HashMap<>();
    private final List<FinishedRun> finished = new ArrayList<>();
    private final float[] objectives;
    private final Stopwatch stopwatch = Stopwatch.started();
    private long millisecondsBefore;

    /** What the result needs of a run that has ended, besides the pictures that were taken. */
    private record FinishedRun(int[] curveSteps, float[][] curve, List<Optional<String>> warnings) {}

    /**
     * Makes the pictures of a plan, one run after another. It goes on where an earlier call stood, if the listener has kept
     * that.
     *
     * @throws org.featurescope.optimize.CancelledRunException if the listener cancels
     * @throws FailedRunException if no picture has ever had an objective that is a finite number
     */
    public static FigureResult carryOut(PreparedPlan plan, Visualizer visualizer, RecipeListener listener) {
        Optional<CheckpointReader> kept = listener.checkpoints().find();
        if (kept.isPresent()) {
            PlanProgress progress = new PlanProgress(plan, listener);
            try (CheckpointReader reader = kept.get()) {
                progress.readFrom(reader);
                return progress.carryOut(visualizer, Optional.of(reader));
            } catch (IOException e) {
                LOG.warn("a figure is made from its beginning, because what was kept of it cannot be read", e);
            }
        }
        return new PlanProgress(plan, listener).carryOut(visualizer, Optional.empty());
    }

    /** @param kept the state of the next run, if an earlier call has kept it */
    private FigureResult carryOut(Visualizer visualizer, Optional<CheckpointReader> kept) {
        Optional<CheckpointReader> ofRun = kept;
        while (finished.size() < plan.runs().size()) {
            RunListener ofNext = nextRunListener(ofRun);
            finish(visualizer.run(plan.runs().get(finished.size()), ofNext));
            ofRun = Optional.empty();
        }
        return result();
    }

    /** Writes what was made before the current run, and of it. */
    private void writeTo(CheckpointWriter writer) throws IOException {
        writer.number(plan.runs().size());
        writer.number(finished.size());
        writer.number(millisecondsBefore + stopwatch.milliseconds());
        writer.numbers(objectives);
        for (FinishedRun run : finished) {
            writer.numbers(run.curveSteps());
            for (float[] row : run.curve()) {
                writer.numbers(row);
            }
            for (Optional<String> warning : run.warnings()) {
                writer.text(warning);
            }
        }
        for (Panel panel : plan.panels()) {
            RgbImage picture = taken.get(panel);
            writer.flag(picture != null);
            if (picture != null) {
                writer.picture(picture);
            }
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    private void readFrom(CheckpointReader reader) throws IOException {
        reader.require(plan.runs().size());
        int runs = reader.number(0, plan.runs().size() - 1);
        millisecondsBefore = reader.longNumber(Long.MAX_VALUE / 2);
        System.arraycopy(reader.floats(objectives.length), 0, objectives, 0, objectives.length);
        for (int run = 0; run < runs; run++) {
            VisualizationSpec spec = plan.runs().get(run).spec();
            int[] steps = reader.integers(0, spec.steps());
            float[][] curve = new float[steps.length][];
            for (int row = 0; row < steps.length; row++) {
                curve[row] = reader.floats(spec.pictures());
            }
            List<Optional<String>> warnings = new ArrayList<>();
            for (int picture = 0; picture < spec.pictures(); picture++) {
                warnings.add(reader.optionalText(MOST_WARNING_BYTES));
            }
            finished.add(new FinishedRun(steps, curve, warnings));
        }
        for (Panel panel : plan.panels()) {
            if (reader.flag()) {
                taken.put(
                        panel,
                        reader.picture(plan.runs().get(panel.run()).spec().size()));
            }
        }
    }

    /**
     * Returns where the current run keeps its state, together with what was made before it.
     *
     * @param kept the state of the run, if an earlier call has kept it
     */
    private Checkpoints checkpointsOfRun(Optional<CheckpointReader> kept) {
        Checkpoints ofFigure = listener.checkpoints();
        return new Checkpoints() {
            @Override
            public Optional<CheckpointReader> find() {
                return kept;
            }

            @Override
            public boolean isDue() {
                return ofFigure.isDue();
            }

            @Override
            public void keep(Content content) {
                ofFigure.keep(writer -> {
                    PlanProgress.this.writeTo(writer);
                    content.writeTo(writer);
                });
            }
        };
    }

    private PlanProgress(PreparedPlan plan, RecipeListener listener) {
        this.plan = plan;
        this.listener = listener;
        this.blank = RgbImage.grey(plan.runs().get(0).spec().size());
        this.objectives = new float[plan.panels().size()];
        Arrays.fill(objectives, Float.NaN);
    }

    /**
     * Returns the listener of the next run, which reports the progress of the whole plan.
     *
     * @param kept the state of the run, if an earlier call has kept it
     */
    private RunListener nextRunListener(Optional<CheckpointReader> kept) {
        int run = finished.size();
        Checkpoints checkpoints = checkpointsOfRun(kept);
        List<Integer> keptSteps = plan.keptSteps(run);
        int before = plan.stepsBefore(run);
        return new RunListener() {
            @Override
            public boolean cancelled() {
                return listener.cancelled();
            }

            @Override
            public Checkpoints checkpoints() {
                return checkpoints;
            }

            @Override
            public void worked(double share) {
                listener.worked((before + share * plan.runs().get(run).spec().steps()) / plan.steps());
            }

            @Override
            public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
                recordObjectives(run, step, objective);
                if (keptSteps.contains(step)) {
                    keep(run, step, frame.get());
                }
                listener.step(
                        before + share(step, steps, plan.runs().get(run).spec().steps()),
                        plan.steps(),
                        objectives,
                        () -> pictures(run, frame.get()));
            }
        };
    }

    /**
     * Converts a step of a run to the plan's count. A run that optimizes its batches one after another reports more
     * steps than its spec has.
     *
     * @param step the step that the run reports
     * @param steps the number of steps that the run reports
     * @param all the number of steps in the run's spec
     */
    private static int share(int step, int steps, int all) {
        return Math.toIntExact(((long) step * all + steps - 1) / steps);
    }

    private void recordObjectives(int run, int step, float[] objective) {
        for (int i = 0; i < objectives.length; i++) {
            Panel panel = plan.panels().get(i);
            if (panel.run() == run && step <= panel.keptAt().orElse(step)) {
                objectives[i] = objective[panel.picture()];
            }
        }
    }

    private void keep(int run, int step, List<RgbImage> pictures) {
        for (Panel panel : plan.panels()) {
            if (panel.run() == run && panel.keptAt().orElse(0) == step) {
                taken.put(panel, pictures.get(panel.picture()));
            }
        }
    }

    /** Takes the pictures of the next run, which has ended. */
    private void finish(Visualization run) {
        for (Panel panel : plan.panels()) {
            if (panel.run() == finished.size()) {
                taken.putIfAbsent(panel, run.pictures().get(panel.picture()));
            }
        }
        finished.add(new FinishedRun(run.curveSteps(), run.curve(), run.warnings()));
    }

    /** Returns the figure's pictures while a run goes on. Pictures of later runs are grey. */
    private List<RgbImage> pictures(int run, List<RgbImage> now) {
        return plan.panels().stream()
                .map(panel -> panel.run() == run && !taken.containsKey(panel)
                        ? now.get(panel.picture())
                        : taken.getOrDefault(panel, blank))
                .toList();
    }

    /** Returns the result of the plan, after all runs have ended. */
    private FigureResult result() {
        Curve curve = curve();
        List<FigureResult.Picture> pictures = new ArrayList<>();
        boolean hasFinite = false;
        for (int i = 0; i < plan.panels().size(); i++) {
            Panel panel = plan.panels().get(i);
            Optional<String> warning = finished.get(panel.run()).warnings().get(panel.picture());
            float objective = curve.upTo(panel.keptAt().orElse(Integer.MAX_VALUE), i);
            hasFinite |= Float.isFinite(objective);
            pictures.add(new FigureResult.Picture(
                    taken.getOrDefault(panel, blank),
                    panel.label(),
                    panel.shows(),
                    Float.isFinite(objective) ? objective : 0,
                    warning));
        }
        if (!hasFinite) {
            Panel first = plan.panels().get(0);
            throw new FailedRunException("the objective of %s was never a finite number%s"
                    .formatted(
                            first.label(),
                            pictures.get(0).warning().map(text -> ": " + text).orElse("")));
        }
        return new FigureResult(pictures, curve, millisecondsBefore + stopwatch.milliseconds());
    }

    /**
     * Joins the curves of all runs. They have recorded the same steps, except for runs that stopped early. Values that
     * a run did not record, or that are later than the step of a panel's picture, are NaN.
     */
    private Curve curve() {
        int[] steps = finished.stream()
                .map(FinishedRun::curveSteps)
                .max(Comparator.comparingInt(recorded -> recorded.length))
                .orElseThrow();
        float[][] objective = new float[steps.length][plan.panels().size()];
        for (int row = 0; row < steps.length; row++) {
            for (int i = 0; i < plan.panels().size(); i++) {
                Panel panel = plan.panels().get(i);
                float[][] curve = finished.get(panel.run()).curve();
                boolean isRecorded =
                        row < curve.length && steps[row] <= panel.keptAt().orElse(Integer.MAX_VALUE);
                objective[row][i] = isRecorded ? curve[row][panel.picture()] : Float.NaN;
            }
        }
        return new Curve(steps, objective);
    }
}
