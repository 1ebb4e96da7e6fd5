package org.featurescope.kind.spectrum;

import java.util.List;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.Captions;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.WithPhotographs;
import org.featurescope.figure.drawing.Layout;
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
 * One unit from what it is most against to what excites it most: an optimized minimum, photographs from the bottom, below
 * the middle, above it and the top of a set, an optimized maximum. The pictures stand in this order.
 *
 * @param network it is about
 * @param unit the channel
 * @param photographs the set
 * @param count photographs in each of the four groups
 * @param optimization how its pictures are optimized the two are optimized
 */
public record SpectrumSpec(
        NetworkReference network, Unit unit, NamedSet photographs, int count, OptimizationParameters optimization)
        implements AboutLayer, WithOptimizedPictures, WithPhotographs {
    /** The quantiles about which the photographs lie. */
    static final double[] QUANTILES = {0, 1 / 3.0, 2 / 3.0, 1};

    static final Parameter<Long> COUNT = Parameter.optional(
            "count", "Photographs in each of the four groups.", new ParameterTypes.WholeNumber(1, 9), 3L);

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
        return ("Channel %d of layer %s in %s, from a picture made to suppress it to one made to excite it. Between them"
                        + " stand photographs of the set %s by the mean of the channel's map after its ReLU: the least, about a"
                        + " third and two thirds of the way up the ranks, and the most. %s")
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

    /** The two optimizations, in one run. */
    Plan plan() {
        return Plan.each(
                List.of(UnitAim.NEGATIVE_CHANNEL.of(unit), UnitAim.CHANNEL.of(unit)),
                List.of("optimized minimum", "optimized maximum"),
                optimization);
    }
}
