package org.featurescope.kind.diversity;

import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.PhotographShelf;
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
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.validate.Validate;

/**
 * Spec of a figure with several different optima of one unit, and the photographs of a set that excite the unit most.
 * The optima are kept different by a penalty on the similarity of their Gram matrices. The figure's pictures are the
 * optima, the photographs, and the receptive field in which each photograph excites the unit most, if that is not the
 * whole photograph.
 *
 * @param network the network
 * @param unit the unit: a channel of a layer
 * @param pictures the number of optima
 * @param weight the factor of the similarity that is subtracted from the objective
 * @param photographs the set of photographs
 * @param count the number of photographs, or fewer if the set has fewer
 * @param optimization the parameters of the optimization
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
    private static final Parameter<Long> PICTURES = Parameter.optional(
            "pictures",
            "Pictures",
            "How many different pictures of the unit are made together.",
            new ParameterTypes.WholeNumber(2, 12),
            4L);
    private static final Parameter<Double> WEIGHT = Parameter.optional(
            "weight",
            "Push for difference",
            "How strongly the pictures are kept from resembling each other.",
            new ParameterTypes.Decimal(0.001, 1000),
            3.0);
    private static final Parameter<Long> COUNT = Parameter.optional(
            "count",
            "Photographs beside",
            "How many of the photographs that excite the unit most are shown beside the pictures; 0 for none.",
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
        NamedSet set = NamedSet.of(values);
        return new DiversitySpec(
                NetworkReference.of(values),
                values.get(Parameters.UNIT),
                values.getInt(PICTURES),
                values.get(WEIGHT),
                values.get(COUNT) > 0 ? set : withoutEffect(set),
                values.getInt(COUNT),
                OptimizationParameters.of(values));
    }

    /**
     * Returns the reference to a set of which no photographs are shown. It is always the same, so that one figure has
     * one id: the samples, which were the default when the first such figures were made.
     */
    private static NamedSet withoutEffect(NamedSet set) {
        boolean isSamples = set.name().equals(PhotographShelf.SAMPLES);
        Validate.isTrue(
                NamedSet.NAME.name(),
                isSamples || set.name().equals(PhotographShelf.COMMONS),
                "no photographs are shown because count is 0, so leave photographs out");
        return isSamples ? set : new NamedSet(PhotographShelf.SAMPLES, "");
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
        return ("%s, each made to excite channel %d of layer %s in %s everywhere and not to resemble the others there:"
                        + " from the objective %s times the mean cosine of their Gram matrices is subtracted.%s %s")
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

    /** Returns the plan of the optimization, which makes all optima in one run. */
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
