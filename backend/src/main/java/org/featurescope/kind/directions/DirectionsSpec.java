package org.featurescope.kind.directions;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
import org.featurescope.kind.optimized.UnitAims;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.validate.InvalidInputException;

/**
 * Spec of a figure that compares basis directions of a layer with random directions. All have length 1, and both are
 * drawn at random from the seed.
 *
 * @param network the network
 * @param layer the layer's name
 * @param count the number of basis directions, and of random directions
 * @param optimization the parameters of the optimization
 */
public record DirectionsSpec(NetworkReference network, String layer, int count, OptimizationParameters optimization)
        implements OptimizedSpec {
    private static final Parameter<Long> COUNT = Parameter.optional(
            "count",
            "Channels",
            "The number of channels, and of random directions beside them.",
            new ParameterTypes.WholeNumber(1, 12),
            5L);

    static final ParameterTable<DirectionsSpec> TABLE = OptimizationParameters.addTo(
            NetworkReference.addTo(ParameterTable.of("directions", DirectionsSpec::of), DirectionsSpec::network)
                    .with(Parameters.LAYER, DirectionsSpec::layer)
                    .with(COUNT, spec -> (long) spec.count()),
            DirectionsSpec::optimization);

    private static DirectionsSpec of(ParameterTable.Values values) {
        return new DirectionsSpec(
                NetworkReference.of(values),
                values.get(Parameters.LAYER),
                values.getInt(COUNT),
                OptimizationParameters.of(values));
    }

    @Override
    public String title() {
        return "Basis and random directions of %s in %s".formatted(layer, model());
    }

    @Override
    public String caption() {
        return ("Above, %s of %s in %s, each a basis direction of its activation space; below, as many random"
                        + " directions of the same length. The seed drew both; nobody chose among them. %s")
                .formatted(Captions.count(count, "channel"), layer, model(), Captions.howMade(optimization));
    }

    @Override
    public Layout layout() {
        List<String> numbers =
                IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
        return Layout.matrix(List.of("basis", "random"), numbers);
    }

    @Override
    public Plan plan(Network network) {
        SplittableRandom random = new SplittableRandom(optimization.seed());
        int channels = network.layer(layer).channels();
        if (count > channels) {
            throw new InvalidInputException(
                    COUNT.name(),
                    "count must be at most %d, as many channels as %s has, but is %d"
                            .formatted(channels, layer, count));
        }
        List<UnitExpression> drawn = new ArrayList<>();
        random.ints(0, channels)
                .distinct()
                .limit(count)
                .forEach(channel -> drawn.add(new UnitExpression.Unit(layer, channel)));
        for (int i = 0; i < count; i++) {
            drawn.add(new UnitExpression.RandomDirection(layer, random.nextLong(UnitExpression.MOST_SEED)));
        }
        List<Objective> objectives = drawn.stream().map(UnitAims::channel).toList();
        return Plan.each(objectives, UnitAims.texts(drawn), optimization);
    }
}
