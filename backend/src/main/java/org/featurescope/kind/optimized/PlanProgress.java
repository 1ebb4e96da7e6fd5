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

/** How far a {@link Plan} has come: the pictures taken so far, and what the recipe's listener hears. */
public final class PlanProgress {
    private final PreparedPlan plan;
    private final RecipeListener listener;
    private final RgbImage blank;
    private final Map<Panel, RgbImage> taken = new HashMap<>();
    private final List<Visualization> made = new ArrayList<>();
    private final float[] objectives;

    /** Makes the pictures of a plan, run after run. */
    public static FigureResult carryOut(PreparedPlan plan, Visualizer visualizer, RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        PlanProgress progress = new PlanProgress(plan, listener);
        plan.runs().forEach(run -> progress.finish(visualizer.run(run, progress.ofNextRun())));
        return progress.result(stopwatch.milliseconds());
    }

    private PlanProgress(PreparedPlan plan, RecipeListener listener) {
        this.plan = plan;
        this.listener = listener;
        this.blank = RgbImage.grey(plan.runs().get(0).spec().size());
        this.objectives = new float[plan.panels().size()];
        Arrays.fill(objectives, Float.NaN);
    }

    /** Hears of the next run. */
    private RunListener ofNextRun() {
        int run = made.size();
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
                note(run, step, objective);
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

    /** The steps of {@code all} that are done when {@code step} of {@code steps} is, batches climbing one after another. */
    private static int share(int step, int steps, int all) {
        return Math.toIntExact(((long) step * all + steps - 1) / steps);
    }

    private void note(int run, int step, float[] objective) {
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

    /** Takes the pictures of a run that has ended. */
    private void finish(Visualization run) {
        for (Panel panel : plan.panels()) {
            if (panel.run() == made.size()) {
                taken.putIfAbsent(panel, run.pictures().get(panel.picture()));
            }
        }
        made.add(run);
    }

    /** The figure's pictures while a run goes on; grey where a later run makes them. */
    private List<RgbImage> pictures(int run, List<RgbImage> now) {
        return plan.panels().stream()
                .map(panel -> panel.run() == run && !taken.containsKey(panel)
                        ? now.get(panel.picture())
                        : taken.getOrDefault(panel, blank))
                .toList();
    }

    /** What the plan came to, all runs having ended. */
    private FigureResult result(long milliseconds) {
        Curve curve = curve();
        List<FigureResult.Picture> pictures = new ArrayList<>();
        for (int i = 0; i < plan.panels().size(); i++) {
            Panel panel = plan.panels().get(i);
            Optional<String> warning = made.get(panel.run()).warnings().get(panel.picture());
            float objective = curve.upTo(panel.keptAt().orElse(Integer.MAX_VALUE), i);
            if (!Float.isFinite(objective)) {
                throw new FailedRunException("the objective of %s came to %s%s"
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

    /** The curves of all runs, which have noted the same steps or, broken off, fewer; NaN where there is nothing. */
    private Curve curve() {
        int[] steps = made.stream()
                .map(Visualization::curveSteps)
                .max(Comparator.comparingInt(noted -> noted.length))
                .orElseThrow();
        float[][] objective = new float[steps.length][plan.panels().size()];
        for (int noted = 0; noted < steps.length; noted++) {
            for (int i = 0; i < plan.panels().size(); i++) {
                Panel panel = plan.panels().get(i);
                float[][] curve = made.get(panel.run()).curve();
                boolean told =
                        noted < curve.length && steps[noted] <= panel.keptAt().orElse(Integer.MAX_VALUE);
                objective[noted][i] = told ? curve[noted][panel.picture()] : Float.NaN;
            }
        }
        return new Curve(steps, objective);
    }
}
