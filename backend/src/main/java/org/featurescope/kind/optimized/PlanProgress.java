package org.featurescope.kind.optimized;

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
import org.featurescope.optimize.FailedRunException;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.Visualizer;

/**
 * Executes a {@link PreparedPlan}: it collects the pictures of its runs and reports the progress of the whole figure.
 */
public final class PlanProgress {
    private final PreparedPlan plan;
    private final RecipeListener listener;
    private final RgbImage blank;
    private final Map<Panel, RgbImage> taken = new HashMap<>();
    private final List<Visualization> finished = new ArrayList<>();
    private final float[] objectives;

    /**
     * Makes the pictures of a plan, one run after another.
     *
     * @throws org.featurescope.optimize.CancelledRunException if the listener cancels
     * @throws FailedRunException if a picture cannot be made, or the value of its objective is not finite
     */
    public static FigureResult carryOut(PreparedPlan plan, Visualizer visualizer, RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        PlanProgress progress = new PlanProgress(plan, listener);
        plan.runs().forEach(run -> progress.finish(visualizer.run(run, progress.nextRunListener())));
        return progress.result(stopwatch.milliseconds());
    }

    private PlanProgress(PreparedPlan plan, RecipeListener listener) {
        this.plan = plan;
        this.listener = listener;
        this.blank = RgbImage.grey(plan.runs().get(0).spec().size());
        this.objectives = new float[plan.panels().size()];
        Arrays.fill(objectives, Float.NaN);
    }

    /** Returns the listener of the next run, which reports the progress of the whole plan. */
    private RunListener nextRunListener() {
        int run = finished.size();
        List<Integer> keptSteps = plan.keptSteps(run);
        int before = plan.stepsBefore(run);
        return new RunListener() {
            @Override
            public boolean cancelled() {
                return listener.cancelled();
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
        finished.add(run);
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
    private FigureResult result(long milliseconds) {
        Curve curve = curve();
        List<FigureResult.Picture> pictures = new ArrayList<>();
        for (int i = 0; i < plan.panels().size(); i++) {
            Panel panel = plan.panels().get(i);
            Optional<String> warning = finished.get(panel.run()).warnings().get(panel.picture());
            float objective = curve.upTo(panel.keptAt().orElse(Integer.MAX_VALUE), i);
            if (!Float.isFinite(objective)) {
                throw new FailedRunException("the objective of %s ended at %s%s"
                        .formatted(
                                panel.label(),
                                objective,
                                warning.map(text -> ": " + text).orElse("")));
            }
            pictures.add(new FigureResult.Picture(
                    taken.getOrDefault(panel, blank), panel.label(), panel.shows(), objective, warning));
        }
        return new FigureResult(pictures, curve, milliseconds);
    }

    /**
     * Joins the curves of all runs. They have recorded the same steps, except for runs that stopped early. Values that
     * a run did not record, or that are later than the step of a panel's picture, are NaN.
     */
    private Curve curve() {
        int[] steps = finished.stream()
                .map(Visualization::curveSteps)
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
