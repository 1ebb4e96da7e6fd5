package org.featurescope.kind.grid;

import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.PhotographParameters;

/**
 * The order of the channels in a grid.
 *
 * @param sort the criterion
 * @param photograph the name of the sample photograph whose activations are compared; used if {@code sort} is
 *     {@link Sort#ACTIVATION}
 * @param measure the statistic of a channel's activation map that is compared; used if {@code sort} is
 *     {@link Sort#ACTIVATION}
 */
public record ChannelOrder(Sort sort, String photograph, Measure measure) {
    /** The order of the list, or of the layer if no channels are listed. */
    public static final ChannelOrder INDEX = new ChannelOrder(Sort.INDEX, "chelsea", Measure.MEAN);

    /** The criterion by which channels are ordered. */
    public enum Sort {
        /** The order of the list, or of the layer if no channels are listed. */
        INDEX,
        /**
         * Descending order of activation for a photograph; channels with equal activations are in the order of the
         * layer.
         */
        ACTIVATION,
        /** An order in which neighbours have similar activations for the sample photographs. */
        SIMILARITY
    }

    /** The statistic of a channel's activation map, after its ReLU, by which channels are compared. */
    public enum Measure {
        /** The mean of the map. */
        MEAN,
        /** The maximum of the map. */
        MAXIMUM
    }

    static final Parameter<Sort> SORT = Parameter.quiet(
            "sort",
            "Order of channels",
            "How the channels are sorted.",
            ParameterTypes.Choice.of(
                    Sort.class,
                    "As the layer has them, or as listed",
                    "Most active for a photograph first",
                    "Similar channels side by side"),
            Sort.INDEX);
    static final Parameter<String> PHOTOGRAPH = Parameter.quiet(
            "photograph",
            "Photograph",
            "For the order by activation, the sample photograph.",
            PhotographParameters.PHOTOGRAPH.type(),
            INDEX.photograph());
    private static final Parameter<Measure> MEASURE = Parameter.quiet(
            "measure",
            "Activation as",
            "For the order by activation, which number of a channel's map is compared.",
            ParameterTypes.Choice.of(Measure.class, "Mean of the map", "Maximum of the map"),
            Measure.MEAN);

    /** Returns {@code table} with the parameters of the order. */
    static ParameterTable<GridSpec> addTo(ParameterTable<GridSpec> table) {
        return table.with(SORT, spec -> spec.order().sort())
                .with(PHOTOGRAPH, spec -> spec.order().photograph())
                .with(MEASURE, spec -> spec.order().measure());
    }

    /** Returns the order that the values of a table give. */
    static ChannelOrder of(ParameterTable.Values values) {
        return new ChannelOrder(values.get(SORT), values.get(PHOTOGRAPH), values.get(MEASURE));
    }

    /** Returns the order that texts by the names of parameters give; the others have their defaults. */
    static ChannelOrder of(Map<String, String> texts) {
        return new ChannelOrder(
                value(SORT, texts, INDEX.sort),
                value(PHOTOGRAPH, texts, INDEX.photograph),
                value(MEASURE, texts, INDEX.measure));
    }

    private static <V> V value(Parameter<V> parameter, Map<String, String> texts, V fallback) {
        return Optional.ofNullable(texts.get(parameter.name()))
                .map(text -> parameter.type().fromText(parameter.name(), text))
                .orElse(fallback);
    }

    /** Returns this order with parameters that have no effect at their defaults. */
    ChannelOrder canonical() {
        return sort == Sort.ACTIVATION ? this : new ChannelOrder(sort, INDEX.photograph, INDEX.measure);
    }

    /** Returns a description of the order, which follows a comma in captions. */
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
