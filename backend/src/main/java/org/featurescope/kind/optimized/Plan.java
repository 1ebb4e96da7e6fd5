package org.featurescope.kind.optimized;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.model.Network;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.Objective;

/**
 * The optimizations that make a figure, which run one after another, and the pictures that the figure shows of them.
 *
 * @param runs the optimizations; at least one, all with the same number of steps
 * @param panels the pictures of the figure, in its order
 */
public record Plan(List<VisualizationSpec> runs, List<Panel> panels) {
    /**
     * One picture of a figure.
     *
     * @param label the text shown under it
     * @param shows the unit or the objective that it shows, as text
     * @param run the index of the run that makes it
     * @param picture its index among the run's pictures
     * @param keptAt the step after which it is taken; empty for the last step
     */
    public record Panel(String label, String shows, int run, int picture, OptionalInt keptAt) {}

    public Plan {
        runs = List.copyOf(runs);
        panels = List.copyOf(panels);
    }

    /** Returns a plan with one run that makes a picture for each objective. */
    public static Plan each(List<Objective> objectives, List<String> labels, OptimizationParameters optimization) {
        return each(objectives, labels, labels, optimization);
    }

    /**
     * Returns a plan with one run that makes a picture for each objective.
     *
     * @param labels the label of each picture
     * @param shows the unit or the objective that each picture shows
     */
    public static Plan each(
            List<Objective> objectives, List<String> labels, List<String> shows, OptimizationParameters optimization) {
        Objective all = objectives.size() == 1 ? objectives.get(0) : new Composition.Each(objectives);
        return of(all, labels, shows, optimization);
    }

    /** Returns a plan with one run that makes as many pictures of an objective as there are labels. */
    public static Plan of(
            Objective objective, List<String> labels, List<String> shows, OptimizationParameters optimization) {
        List<Panel> panels = IntStream.range(0, labels.size())
                .mapToObj(
                        picture -> new Panel(labels.get(picture), shows.get(picture), 0, picture, OptionalInt.empty()))
                .toList();
        return new Plan(List.of(optimization.run(objective, labels.size())), panels);
    }

    /**
     * Checks the runs and prepares them for a network.
     *
     * @param limits the limits of the engine
     * @throws org.featurescope.validate.NotFoundException if the network lacks something that an objective names
     * @throws org.featurescope.validate.InvalidInputException if a value is not allowed; the exception names the field
     */
    public PreparedPlan preparedFor(Network network, EngineLimits limits) {
        return new PreparedPlan(
                runs.stream().map(run -> run.checkedAgainst(network, limits)).toList(), panels);
    }
}
