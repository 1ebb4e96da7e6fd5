package org.featurescope.kind.spectrum;

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
 * Spec of a figure that shows the range of a unit's activation. Its pictures are an optimized minimum, four groups of
 * photographs with increasing activation, and an optimized maximum.
 *
 * @param network the network
 * @param unit the unit: a channel of a layer
 * @param photographs the set of photographs
 * @param count the number of photographs in each of the four groups
 * @param optimization the parameters of the optimization of the minimum and the maximum
 */
public record SpectrumSpec(
        NetworkReference network, Unit unit, NamedSet photographs, int count, OptimizationParameters optimization)
        implements AboutLayer, WithOptimizedPictures, WithPhotographs {
    /** The quantiles of activation around which the photographs of each group are chosen. */
    static final double[] QUANTILES = {0, 1 / 3.0, 2 / 3.0, 1};

    static final Parameter<Long> COUNT = Parameter.optional(
            "count",
            "Photographs in a group",
            "The number of photographs in each of the four groups.",
            new ParameterTypes.WholeNumber(1, 9),
            3L);

    static final ParameterTable<SpectrumSpec> TABLE = OptimizationParameters.addTo(
            NamedSet.addTo(
                            NetworkReference.addTo(
                                            ParameterTable.of("spectrum", SpectrumSpec::of), SpectrumSpec::network)
                                    .with(Parameters.UNIT, SpectrumSpec::unit),
                            SpectrumSpec::photographs)
                    .with(COUNT, spec -> (long) spec.count()),
            SpectrumSpec::optimization);

    private static SpectrumSpec of(ParameterTable.Values values) {
        return new SpectrumSpec(
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
        return "The spectrum of %s in %s".formatted(unit, model());
    }

    @Override
    public String caption() {
        return ("Channel %d of layer %s in %s, from a picture made to suppress it to one made to excite it. Between"
                        + " them stand photographs of the set %s by the mean of the channel's map after its ReLU: the"
                        + " least, about a third and two thirds of the way up the ranks, and the most. %s")
                .formatted(unit.channel(), unit.layer(), model(), photographs.name(), Captions.howMade(optimization));
    }

    @Override
    public Layout layout() {
        return new Layout(Layout.Form.GRID, 2, 1 + QUANTILES.length / 2 * count, 0, List.of(), List.of());
    }

    /** Returns this spec with another set of photographs. */
    SpectrumSpec with(NamedSet set) {
        return new SpectrumSpec(network, unit, set, count, optimization);
    }

    /** Returns the plan that optimizes the minimum and the maximum in one run. */
    Plan plan() {
        return Plan.each(
                List.of(UnitAim.NEGATIVE_CHANNEL.of(unit), UnitAim.CHANNEL.of(unit)),
                List.of("optimized minimum", "optimized maximum"),
                optimization);
    }
}
