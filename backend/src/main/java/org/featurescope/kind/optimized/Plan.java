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
 * The optimizations that a figure takes, one after another, and which of their pictures it shows.
 *
 * @param runs at least one, all of the same number of steps
 * @param panels the figure's pictures, in its order
 */
public record Plan(List<VisualizationSpec> runs, List<Panel> panels) {
    /**
     * One picture of a figure.
     *
     * @param label what stands under it
     * @param shows what it shows: a unit where it shows one, else an objective
     * @param run which of the runs makes it
     * @param picture which of the run's pictures it is
     * @param keptAt the step after which it is taken, if it is not the last
     */
    public record Panel(String label, String shows, int run, int picture, OptionalInt keptAt) {}

    public Plan {
        runs = List.copyOf(runs);
        panels = List.copyOf(panels);
    }

    /** Returns a plan of one run that makes a picture of each objective. */
    public static Plan each(List<Objective> objectives, List<String> labels, OptimizationParameters optimization) {
        return each(objectives, labels, labels, optimization);
    }

    /**
     * Returns a plan of one run that makes a picture of each objective.
     *
     * @param labels what stands under each picture
     * @param shows what each picture shows, as {@link Panel} says
     */
    public static Plan each(
            List<Objective> objectives, List<String> labels, List<String> shows, OptimizationParameters optimization) {
        Objective all = objectives.size() == 1 ? objectives.get(0) : new Composition.Each(objectives);
        return of(all, labels, shows, optimization);
    }

    /** Returns a plan of one run whose objective makes as many pictures as there are labels. */
    public static Plan of(
            Objective objective, List<String> labels, List<String> shows, OptimizationParameters optimization) {
        List<Panel> panels = IntStream.range(0, labels.size())
                .mapToObj(
                        picture -> new Panel(labels.get(picture), shows.get(picture), 0, picture, OptionalInt.empty()))
                .toList();
        return new Plan(List.of(optimization.run(objective, labels.size())), panels);
    }

    /**
     * Returns this plan with its runs checked and prepared for a network.
     *
     * @param limits of the engine that makes it
     * @throws org.featurescope.validate.NotFoundException naming what the network lacks and what it has
     * @throws org.featurescope.validate.InvalidInputException naming the field and what is allowed
     */
    public PreparedPlan preparedFor(Network network, EngineLimits limits) {
        return new PreparedPlan(
                runs.stream().map(run -> run.checkedAgainst(network, limits)).toList(), panels);
    }
}
