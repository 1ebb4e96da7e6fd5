package org.featurescope.kind.objective;

import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.Parameters;
import org.featurescope.kind.optimized.OptimizedSpec;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.Objective;

/**
 * Spec of a figure whose pictures maximize any objective.
 *
 * @param network the network
 * @param objective the objective
 * @param pictures the number of pictures that are optimized together
 * @param optimization the parameters of the optimization
 */
public record ObjectiveSpec(
        NetworkReference network, Objective objective, int pictures, OptimizationParameters optimization)
        implements OptimizedSpec {
    private static final Parameter<Objective> OBJECTIVE = Parameter.required(
            "objective",
            "Objective",
            "What is maximized, a sum of terms such as channel(layer:channel); /docs/objective lists the terms.",
            new ObjectiveType());
    private static final Parameter<Long> PICTURES = Parameter.optional(
            "pictures",
            "Pictures",
            "The number of pictures that are optimized together.",
            new ParameterTypes.WholeNumber(1, Parameters.MOST_PICTURES),
            1L);

    static final ParameterTable<ObjectiveSpec> TABLE = OptimizationParameters.addTo(
            NetworkReference.addTo(ParameterTable.of("objective", ObjectiveSpec::of), ObjectiveSpec::network)
                    .with(OBJECTIVE, ObjectiveSpec::objective)
                    .with(PICTURES, spec -> (long) spec.pictures()),
            ObjectiveSpec::optimization);

    private static ObjectiveSpec of(ParameterTable.Values values) {
        return new ObjectiveSpec(
                NetworkReference.of(values),
                values.get(OBJECTIVE),
                values.getInt(PICTURES),
                OptimizationParameters.of(values));
    }

    /**
     * Returns this spec with the labels of classes in full.
     *
     * @throws org.featurescope.validate.NotFoundException if a layer, unit, class or photograph does not exist
     * @throws org.featurescope.validate.InvalidInputException if the objective cannot be computed for this network
     */
    ObjectiveSpec checkedAgainst(Network of) {
        return new ObjectiveSpec(network, objective.checkedAgainst(of, pictures), pictures, optimization);
    }

    @Override
    public String layer() {
        return objective.firstLayer().orElse("");
    }

    @Override
    public String title() {
        return "%s in %s".formatted(objective, model());
    }

    @Override
    public String caption() {
        return "%s made to make %s large in %s. %s"
                .formatted(
                        pictures == 1 ? "A picture" : Captions.count(pictures, "picture"),
                        objective,
                        model(),
                        Captions.howMade(optimization));
    }

    @Override
    public Layout layout() {
        return Layout.grid(pictures);
    }

    @Override
    public Plan plan(Network network) {
        List<String> labels = IntStream.range(0, pictures)
                .mapToObj(picture -> pictures == 1 ? objective.toString() : "picture " + (picture + 1))
                .toList();
        List<String> shows = labels.stream().map(label -> objective.toString()).toList();
        return Plan.of(objective, labels, shows, optimization);
    }
}
