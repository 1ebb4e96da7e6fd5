package org.featurescope.kind.linear;

import java.util.List;
import java.util.function.Function;
import org.featurescope.figure.link.Decimals;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.linear.LinearLayer;
import org.featurescope.linear.SeededNormals;
import org.featurescope.validate.Validate;

/**
 * The parameters that say what a linear layer is: a number of neurons whose weights and biases are drawn from a seed, or
 * weights and biases that are given.
 *
 * @param shape the shape of the kind's layers
 * @param neurons the number of neurons
 * @param seed the seed from which weights and biases are drawn; the default if they are given
 * @param weights the given weights, neuron after neuron; empty if they are drawn
 * @param biases the given biases; empty if they are drawn
 */
public record LayerParameters(LayerShape shape, int neurons, long seed, List<Double> weights, List<Double> biases) {
    /** The most neurons whose weights and biases can be given. */
    public static final int MOST_GIVEN = 64;

    private static final double MOST = 1000;
    private static final String WEIGHTS = "weights";
    private static final Parameter<List<Double>> BIASES = Parameter.quiet(
            "biases",
            "Biases",
            "The biases, one for each neuron, instead of those that are drawn from the seed.",
            new Decimals(-MOST, MOST, MOST_GIVEN),
            List.of());

    public LayerParameters {
        weights = List.copyOf(weights);
        biases = List.copyOf(biases);
    }

    /** Returns a table with these parameters added. */
    public static <S> ParameterTable<S> addTo(
            ParameterTable<S> table, Function<? super S, LayerParameters> value, LayerShape shape) {
        return table.with(neurons(shape), spec -> (long) value.apply(spec).neurons())
                .with(seed(shape), spec -> value.apply(spec).seed())
                .with(weights(shape), spec -> value.apply(spec).weights())
                .with(BIASES, spec -> value.apply(spec).biases());
    }

    /**
     * Reads the parameters. If weights and biases are given, the number of neurons follows from them, and the seed has
     * no effect.
     *
     * @throws org.featurescope.validate.InvalidInputException if there are weights without biases or the reverse, or
     *     not as many weights as the neurons have inputs
     */
    public static LayerParameters of(ParameterTable.Values values, LayerShape shape) {
        List<Double> weights = values.get(weights(shape));
        List<Double> biases = values.get(BIASES);
        Validate.isTrue(
                BIASES.name(),
                weights.isEmpty() || !biases.isEmpty(),
                "biases must be given, too, where weights are given");
        Validate.isTrue(
                WEIGHTS,
                weights.size() == shape.inputs() * biases.size(),
                "weights must be %d, namely %d for each of the %d biases, but are %d"
                        .formatted(shape.inputs() * biases.size(), shape.inputs(), biases.size(), weights.size()));
        return biases.isEmpty()
                ? new LayerParameters(
                        shape, values.getInt(neurons(shape)), values.get(seed(shape)), List.of(), List.of())
                : new LayerParameters(shape, biases.size(), shape.seed(), weights, biases);
    }

    private static Parameter<Long> neurons(LayerShape shape) {
        return Parameter.quiet(
                "neurons",
                "Neurons",
                "The number of neurons. It has no effect if biases are given.",
                new ParameterTypes.WholeNumber(1, shape.mostNeurons()),
                (long) shape.neurons());
    }

    private static Parameter<Long> seed(LayerShape shape) {
        return Parameter.quiet(
                "seed",
                "Random seed",
                "The seed from which weights and biases are drawn. It has no effect if they are given.",
                new ParameterTypes.WholeNumber(0, SeededNormals.MOST_SEED),
                shape.seed());
    }

    private static Parameter<List<Double>> weights(LayerShape shape) {
        return Parameter.quiet(
                WEIGHTS,
                "Weights",
                "The weights, neuron after neuron, instead of those that are drawn from the seed.",
                new Decimals(-MOST, MOST, MOST_GIVEN * shape.inputs()),
                List.of());
    }

    /** Returns whether the weights and biases are given, and not drawn. */
    public boolean isGiven() {
        return !biases.isEmpty();
    }

    /** Returns the layer. */
    public LinearLayer layer() {
        return isGiven() ? LinearLayer.of(weights, biases) : LinearLayer.drawn(seed, neurons, shape.inputs());
    }
}
