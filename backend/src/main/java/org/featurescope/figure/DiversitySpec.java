package org.featurescope.figure;

import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.objective.Objective;

/**
 * Several distinct optima of one unit: pictures that excite it and are kept from resembling each other in their Gram
 * matrices.
 *
 * @param model the network's id
 * @param modelHash SHA-256 of its graph file
 * @param unit the channel
 * @param pictures how many
 * @param weight of the resemblance that is subtracted
 * @param making how
 */
public record DiversitySpec(
        String model, String modelHash, Unit unit, int pictures, double weight, Making making)
        implements OptimizedSpec {
    private static final Parameter<Long> PICTURES =
            Parameter.optional("pictures", "How many pictures.", new ParameterTypes.WholeNumber(2, 12), 4L);
    private static final Parameter<Double> WEIGHT = Parameter.optional(
            "weight", "Of the resemblance that is subtracted.", new ParameterTypes.Decimal(0.001, 1000), 3.0);

    static final ParameterTable<DiversitySpec> TABLE = Making.addTo(ParameterTable.of("diversity", DiversitySpec::of)
            .with(Parameters.UNIT, DiversitySpec::unit)
            .with(PICTURES, spec -> (long) spec.pictures())
            .with(WEIGHT, DiversitySpec::weight));

    private static DiversitySpec of(ParameterTable.Values values) {
        return new DiversitySpec(
                values.get(Parameters.MODEL),
                values.get(Parameters.MODEL_HASH),
                values.get(Parameters.UNIT),
                values.getInt(PICTURES),
                values.get(WEIGHT),
                Making.of(values));
    }

    @Override
    public String layer() {
        return unit.layer();
    }

    @Override
    public String title() {
        return "Diverse optima of %s in %s".formatted(unit, model);
    }

    @Override
    public String caption() {
        return ("%s, each made to excite channel %d of layer %s in %s everywhere and not to resemble the others there: from the"
                        + " objective %s times the mean cosine of their Gram matrices is subtracted. %s")
                .formatted(
                        Captions.count(pictures, "picture"),
                        unit.channel(),
                        unit.layer(),
                        model,
                        ParameterTypes.Decimal.shown(weight),
                        Captions.howMade(making));
    }

    @Override
    public Layout layout() {
        return Layout.grid(pictures);
    }

    @Override
    public Plan plan(Network network) {
        Objective objective = Objective.parse(
                "channel(%s) - %s*diversity(%s)".formatted(unit, ParameterTypes.Decimal.shown(weight), unit.layer()));
        List<String> labels = IntStream.rangeClosed(1, pictures)
                .mapToObj(picture -> "%s, %d".formatted(unit, picture))
                .toList();
        return Plan.of(objective, labels, labels.stream().map(label -> unit.toString()).toList(), making);
    }
}
