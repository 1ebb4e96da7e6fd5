package org.featurescope.kind.optimized;

import java.util.List;
import org.featurescope.optimize.PreparedRun;

/**
 * A {@link Plan} whose runs were checked and prepared for a network.
 *
 * @param runs the optimizations; at least one, all with the same number of steps
 * @param panels the pictures of the figure, in its order
 */
public record PreparedPlan(List<PreparedRun> runs, List<Plan.Panel> panels) {
    public PreparedPlan {
        runs = List.copyOf(runs);
        panels = List.copyOf(panels);
    }

    /** Returns the number of steps of all runs together. */
    int steps() {
        return stepsBefore(runs.size());
    }

    /** Returns the number of steps of the first {@code count} runs together. */
    int stepsBefore(int count) {
        return runs.subList(0, count).stream()
                .mapToInt(run -> run.spec().steps())
                .sum();
    }

    /** Returns the steps of a run after which a picture is taken, other than the last. */
    List<Integer> keptSteps(int run) {
        return panels.stream()
                .filter(panel -> panel.run() == run)
                .flatMap(panel -> panel.keptAt().stream().boxed())
                .toList();
    }
}
