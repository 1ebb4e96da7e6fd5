package org.featurescope.kind.grid;

import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.PhotographParameters;

/**
 * The order in which a grid has a layer's channels.
 *
 * @param sort what it goes by
 * @param photograph the name of the sample that activates them, where it goes by activation
 * @param measure what of a channel's map counts, where it goes by activation
 */
public record ChannelOrder(Sort sort, String photograph, Measure measure) {
    /** As the layer, or the list, has them. */
    public static final ChannelOrder INDEX = new ChannelOrder(Sort.INDEX, "chelsea", Measure.MEAN);

    /** What an order goes by. */
    public enum Sort {
        /** As the layer, or the list, has them. */
        INDEX,
        /** The most active on a photograph first; of equal ones the first by index. */
        ACTIVATION,
        /** Neighbours are alike in their activations on the sample photographs. */
        SIMILARITY
    }

    /** What of a channel's map counts, after its ReLU. */
    public enum Measure {
        /** The mean of the map. */
        MEAN,
        /** Its largest activation. */
        MAXIMUM
    }

    static final Parameter<Sort> SORT = Parameter.quiet(
            "sort",
            "The order of the channels: index, as they are listed or in the layer; activation, the most active on a photograph"
                    + " first; similarity, those side by side that are active at the same places of the sample photographs.",
            new ParameterTypes.Choice<>(Sort.class),
            Sort.INDEX);
    static final Parameter<String> PHOTOGRAPH = Parameter.quiet(
            "photograph",
            "With sort=activation, the name of the sample photograph.",
            PhotographParameters.PHOTOGRAPH.type(),
            INDEX.photograph());
    private static final Parameter<Measure> MEASURE = Parameter.quiet(
            "measure",
            "With sort=activation, what of a channel's map counts: its mean or its maximum.",
            new ParameterTypes.Choice<>(Measure.class),
            Measure.MEAN);

    /** Returns {@code table} with the parameters of an order. */
    static ParameterTable<GridSpec> addTo(ParameterTable<GridSpec> table) {
        return table.with(SORT, spec -> spec.order().sort())
                .with(PHOTOGRAPH, spec -> spec.order().photograph())
                .with(MEASURE, spec -> spec.order().measure());
    }

    /** Returns the order that a table's values give. */
    static ChannelOrder of(ParameterTable.Values values) {
        return new ChannelOrder(values.get(SORT), values.get(PHOTOGRAPH), values.get(MEASURE));
    }

    /** Returns a copy with irrelevant parameters reset to their defaults. */
    ChannelOrder canonical() {
        return sort == Sort.ACTIVATION ? this : new ChannelOrder(sort, INDEX.photograph, INDEX.measure);
    }

    /** Returns words for the order, to follow a comma. */
    String words() {
        return switch (sort) {
            case INDEX -> "in their order";
            case ACTIVATION ->
                "sorted by the %s of their maps on the photograph %s, the most active first"
                        .formatted(measure == Measure.MEAN ? "mean" : "maximum", photograph);
            case SIMILARITY -> "sorted so that neighbours are active at the same places of the sample photographs";
        };
    }
}
