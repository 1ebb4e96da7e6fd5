package org.featurescope.kind.pathcheck;

import java.util.List;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.WithPhotographs;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.Parameters;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.UnitAim;
import org.featurescope.model.UnitExpression.Unit;

/**
 * Spec of a figure that compares the activations of all layers up to a unit's layer, between the unit's optimized
 * picture and the photographs that excite the unit most.
 *
 * @param network the network
 * @param unit the unit: a channel of a layer
 * @param photographs the set of photographs
 * @param count the number of photographs that excite the unit most
 * @param optimization the parameters of the optimization; its seed is also that of the intervals
 */
public record PathCheckSpec(
        NetworkReference network, Unit unit, NamedSet photographs, int count, OptimizationParameters optimization)
        implements AboutLayer, WithOptimizedPictures, WithPhotographs {
    static final Parameter<Long> COUNT = Parameter.optional(
            "count",
            "Photographs",
            "The number of photographs that excite the unit most.",
            new ParameterTypes.WholeNumber(2, 24),
            9L);

    static final ParameterTable<PathCheckSpec> TABLE = OptimizationParameters.addTo(
            NamedSet.addTo(
                            NetworkReference.addTo(
                                            ParameterTable.of("path-check", PathCheckSpec::of), PathCheckSpec::network)
                                    .with(Parameters.UNIT, PathCheckSpec::unit),
                            PathCheckSpec::photographs)
                    .with(COUNT, spec -> (long) spec.count()),
            PathCheckSpec::optimization);

    private static PathCheckSpec of(ParameterTable.Values values) {
        return new PathCheckSpec(
                NetworkReference.of(values),
                values.get(Parameters.UNIT),
                NamedSet.of(values),
                values.getInt(COUNT),
                OptimizationParameters.of(values));
    }

    @Override
    public String layer() {
        return unit.layer();
    }

    @Override
    public String title() {
        return "The way of %s’s picture through %s".formatted(unit, model());
    }

    @Override
    public String caption() {
        return ("For each layer up to %s of %s, the rank correlation between the channels’ mean activations of two pictures:"
                        + " of the picture optimized for channel %d and each of the %d photographs of the set %s that excite the channel"
                        + " most, and, for comparison, of photographs of one class and of different classes. %s")
                .formatted(
                        unit.layer(),
                        model(),
                        unit.channel(),
                        count,
                        photographs.name(),
                        Captions.howMade(optimization));
    }

    @Override
    public Layout layout() {
        return Layout.grid(1 + count);
    }

    @Override
    public Layout layout(int all) {
        return Layout.grid(all);
    }

    /** Returns this spec with another set of photographs. */
    PathCheckSpec with(NamedSet set) {
        return new PathCheckSpec(network, unit, set, count, optimization);
    }

    /** Returns the plan of the optimization, which makes one picture. */
    Plan plan() {
        return Plan.each(List.of(UnitAim.CHANNEL.of(unit)), List.of("optimized"), optimization);
    }
}
