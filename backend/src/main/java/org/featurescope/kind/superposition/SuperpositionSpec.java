package org.featurescope.kind.superposition;

import org.featurescope.figure.Interactive;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.ParameterTypes.Decimal;
import org.featurescope.linear.SeededNormals;

/**
 * Spec of a figure of a model that represents features in two hidden dimensions.
 *
 * @param features the number of features
 * @param sparsity the probability that a feature is 0
 * @param importance the importance of each feature as a share of that of the one before
 * @param seed the seed of the first weights and of the inputs
 */
public record SuperpositionSpec(int features, double sparsity, double importance, long seed) implements Interactive {
    private static final double PER_FEATURE = 100_000;

    /** The largest sparsity. */
    static final double MOST_SPARSITY = 0.99;

    private static final Parameter<Long> FEATURES = Parameter.quiet(
            "features",
            "Features",
            "How many features two hidden dimensions have to represent.",
            new ParameterTypes.WholeNumber(2, 12),
            5L);

    private static final Parameter<Double> SPARSITY = Parameter.quiet(
            "sparsity",
            "Sparsity",
            "The probability with which each feature of an input is 0.",
            new Decimal(0, MOST_SPARSITY),
            0.95);

    private static final Parameter<Double> IMPORTANCE = Parameter.quiet(
            "importance",
            "Falling importance",
            "The importance of each feature in the loss, as a share of the importance of the feature before it.",
            new Decimal(0.5, 1),
            0.9);

    private static final Parameter<Long> SEED = Parameter.quiet(
            "seed",
            "Random seed",
            "The seed of the first weights and of the inputs.",
            new ParameterTypes.WholeNumber(0, SeededNormals.MOST_SEED),
            0L);

    static final ParameterTable<SuperpositionSpec> TABLE = ParameterTable.of("superposition", SuperpositionSpec::of)
            .with(FEATURES, spec -> (long) spec.features())
            .with(SPARSITY, SuperpositionSpec::sparsity)
            .with(IMPORTANCE, SuperpositionSpec::importance)
            .with(SEED, SuperpositionSpec::seed);

    private static SuperpositionSpec of(ParameterTable.Values values) {
        return new SuperpositionSpec(
                values.getInt(FEATURES), values.get(SPARSITY), values.get(IMPORTANCE), values.get(SEED));
    }

    @Override
    public String title() {
        return "%d features in two dimensions".formatted(features);
    }

    @Override
    public String caption() {
        return ("A model of %d features and two hidden dimensions, trained to read each feature back. Each arrow is the"
                        + " direction of a feature in the hidden dimensions. Each feature is 0 in %s of the inputs; %s."
                        + " If features are rarely active at the same time, the model represents more of them than it has"
                        + " dimensions. Seed %d.")
                .formatted(features, percent(sparsity), importanceText(), seed);
    }

    private String importanceText() {
        return importance == 1
                ? "all are equally important"
                : "each is %s times as important as the one before".formatted(Decimal.shown(importance));
    }

    private static String percent(double share) {
        return Decimal.shown(Math.round(share * 1000) / 10.0) + " %";
    }

    @Override
    public Layout layout() {
        return Layout.grid(1);
    }

    /** Trains one model at the figure's sparsity and one at each of several others. */
    @Override
    public double otherPixelSteps() {
        return features * PER_FEATURE;
    }
}
