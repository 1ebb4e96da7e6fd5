package org.featurescope.optimize;

import java.util.List;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * A run that was checked against a network and the limits of an engine, together with what the check computed: its objective
 * is lowered, and its octaves and batches are known. {@link Visualizer#run(PreparedRun, RunListener)} uses it without another
 * check. Immutable; it holds no native memory.
 *
 * @param spec in which classes are called by their full labels
 * @param network that the objective reads
 * @param limits of the engine
 * @param octaves the sizes that the run goes through
 * @param batches the pictures that are optimized together
 */
public record PreparedRun(
        VisualizationSpec spec, Network network, EngineLimits limits, List<Octave> octaves, List<Batch> batches) {
    public PreparedRun {
        octaves = List.copyOf(octaves);
        batches = List.copyOf(batches);
    }

    /**
     * Lowers the objective of a spec, divides the run into octaves and batches, and checks that it fits the memory. The ranges
     * of the spec's numbers are not checked: {@link VisualizationSpec#checkedAgainst} does this first.
     *
     * @param spec whose objective was checked against the network
     * @throws org.featurescope.validate.InvalidInputException naming the field and what is allowed
     */
    public static PreparedRun of(VisualizationSpec spec, Network network, EngineLimits limits) {
        BatchObjective objective = BatchObjective.of(spec.objective(), spec.pictures(), network);
        objective.layers().forEach(layer -> checkReach(network, layer, spec));
        PictureGroups groups = new PictureGroups(spec, objective);
        return new PreparedRun(
                spec, network, limits, Octave.of(spec, network, groups, limits), groups.batches(spec.size(), limits));
    }

    /** Checks that pictures of this size can be optimized for a layer. */
    private static void checkReach(Network network, String layer, VisualizationSpec spec) {
        String withoutGradient = network.reach().notOptimized().get(layer);
        if (withoutGradient != null) {
            throw new InvalidInputException(
                    "layer",
                    "nothing can be optimized for the layer %s of %s: %s"
                            .formatted(layer, network.id(), withoutGradient));
        }
        String oneSize = network.reach().onlyAtInputSize().get(layer);
        if (oneSize == null) {
            return;
        }
        InputSpec input = network.descriptor().input();
        String problem = "of the layer %s of %s: %s".formatted(layer, network.id(), oneSize);
        Validate.isTrue(
                "size",
                input.height() == input.width(),
                "pictures that are optimized are square, so there are none " + problem);
        Validate.isTrue(
                "size",
                spec.size() == input.width(),
                "size must be %d for pictures %s".formatted(input.width(), problem));
        Validate.isTrue("octaves", spec.settings().octaves() == 1, "octaves must be 1 for pictures " + problem);
    }
}
