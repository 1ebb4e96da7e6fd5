package org.featurescope.kind.diversity;

import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.PhotographShelf;
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
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.validate.Validate;

/**
 * Several distinct optima of one unit, pictures that excite it and are kept from resembling each other in their Gram matrices;
 * and the photographs of a set that excite it most. The pictures are the optima, the photographs, and of each photograph what
 * the unit sees of it where it is most active, unless it sees all.
 *
 * @param network it is about
 * @param unit the channel
 * @param pictures how many optima
 * @param weight of the resemblance that is subtracted
 * @param photographs the set
 * @param count how many photographs, or as many as the set has
 * @param optimization how its pictures are optimized
 */
public record DiversitySpec(
        NetworkReference network,
        Unit unit,
        int pictures,
        double weight,
        NamedSet photographs,
        int count,
        OptimizationParameters optimization)
        implements AboutLayer, WithOptimizedPictures, WithPhotographs {
    private static final Parameter<Long> PICTURES =
            Parameter.optional("pictures", "How many optima.", new ParameterTypes.WholeNumber(2, 12), 4L);
    private static final Parameter<Double> WEIGHT = Parameter.optional(
            "weight", "Of the resemblance that is subtracted.", new ParameterTypes.Decimal(0.001, 1000), 3.0);
    private static final Parameter<Long> COUNT = Parameter.optional(
            "count",
            "How many photographs stand beside the optima, those that excite the unit most; 0 for none.",
            new ParameterTypes.WholeNumber(0, 12),
            4L);

    static final ParameterTable<DiversitySpec> TABLE = OptimizationParameters.addTo(
            NamedSet.addTo(
                            NetworkReference.addTo(
                                            ParameterTable.of("diversity", DiversitySpec::of), DiversitySpec::network)
                                    .with(Parameters.UNIT, DiversitySpec::unit)
                                    .with(PICTURES, spec -> (long) spec.pictures())
                                    .with(WEIGHT, DiversitySpec::weight),
                            DiversitySpec::photographs)
                    .with(COUNT, spec -> (long) spec.count()),
            DiversitySpec::optimization);

    private static DiversitySpec of(ParameterTable.Values values) {
        Validate.isTrue(
                NamedSet.NAME.name(),
                values.get(COUNT) > 0 || values.get(NamedSet.NAME).equals(PhotographShelf.SAMPLES),
                "no photographs are shown where count is 0, so leave photographs out");
        return new DiversitySpec(
                NetworkReference.of(values),
                values.get(Parameters.UNIT),
                values.getInt(PICTURES),
                values.get(WEIGHT),
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
        return "Diverse optima of %s in %s".formatted(unit, model());
    }

    @Override
    public String caption() {
        String driven = count == 0
                ? ""
                : " Below stand those photographs of the set %s by which the mean of its map is largest."
                        .formatted(photographs.name());
        return ("%s, each made to excite channel %d of layer %s in %s everywhere and not to resemble the others there: from the"
                        + " objective %s times the mean cosine of their Gram matrices is subtracted.%s %s")
                .formatted(
                        Captions.count(pictures, "picture"),
                        unit.channel(),
                        unit.layer(),
                        model(),
                        ParameterTypes.Decimal.shown(weight),
                        driven,
                        Captions.howMade(optimization));
    }

    @Override
    public Layout layout() {
        return layout(pictures);
    }

    @Override
    public Layout layout(int all) {
        return Layout.grid(all);
    }

    /** Returns this spec with another set of photographs. */
    DiversitySpec with(NamedSet set) {
        return new DiversitySpec(network, unit, pictures, weight, set, count, optimization);
    }

    /** The optima, in one run. */
    Plan plan() {
        Objective objective = Objective.parse(
                "channel(%s) - %s*diversity(%s)".formatted(unit, ParameterTypes.Decimal.shown(weight), unit.layer()));
        List<String> labels = IntStream.rangeClosed(1, pictures)
                .mapToObj(picture -> "%s, %d".formatted(unit, picture))
                .toList();
        return Plan.of(
                objective, labels, labels.stream().map(label -> unit.toString()).toList(), optimization);
    }
}
