package org.featurescope.kind.correlation;

import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.WithPhotographs;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;

/**
 * Spec of a figure of how the activation patterns of photographs correlate at every layer. Its pictures are the photographs
 * whose correlations are shown one by one.
 *
 * @param network the network
 * @param photographs the set of photographs
 * @param order the order of the photographs in the matrix
 * @param labels what the classes of the photographs are
 * @param seed of the untrained network, the bootstrap samples and the choice of the shown photographs
 */
public record CorrelationSpec(NetworkReference network, NamedSet photographs, Order order, Labels labels, long seed)
        implements AboutNetwork, WithPhotographs {
    /** An order of photographs. */
    public enum Order {
        /** By class, and within each class so that neighbours correlate. */
        CLASS,
        /** So that neighbours correlate, at each layer anew. */
        SIMILARITY
    }

    /** A source of classes. */
    public enum Labels {
        /** The folders of the set. */
        FOLDERS,
        /** The class that the network finds most probable. */
        NETWORK
    }

    private static final long MOST_SEED = 1_000_000_000;

    private static final Parameter<Order> ORDER = Parameter.optional(
            "order",
            "Order of photographs",
            "How the photographs are sorted in the matrix.",
            ParameterTypes.Choice.of(Order.class, "By class", "By similarity at the layer"),
            Order.CLASS);

    static final Parameter<Labels> LABELS = Parameter.optional(
            "labels",
            "Classes from",
            "What says to which class a photograph belongs.",
            ParameterTypes.Choice.of(Labels.class, "Their folders", "The class that the network finds most probable"),
            Labels.FOLDERS);

    private static final Parameter<Long> SEED = Parameter.quiet(
            "seed",
            "Random seed",
            "The seed of the untrained network, of the bootstrap samples and of the choice of the shown photographs.",
            new ParameterTypes.WholeNumber(0, MOST_SEED),
            0L);

    static final ParameterTable<CorrelationSpec> TABLE = NamedSet.addTo(
                    NetworkReference.addTo(
                            ParameterTable.of("correlation", CorrelationSpec::of), CorrelationSpec::network),
                    CorrelationSpec::photographs)
            .with(ORDER, CorrelationSpec::order)
            .with(LABELS, CorrelationSpec::labels)
            .with(SEED, CorrelationSpec::seed);

    private static CorrelationSpec of(ParameterTable.Values values) {
        return new CorrelationSpec(
                NetworkReference.of(values),
                NamedSet.of(values),
                values.get(ORDER),
                values.get(LABELS),
                values.get(SEED));
    }

    @Override
    public String title() {
        return "How photographs correlate in %s".formatted(model());
    }

    @Override
    public String caption() {
        return ("Pearson’s correlation between the activation patterns of the photographs of the set %s, at every layer of %s. A"
                        + " pattern is the layer’s activations at all positions of its map, or at a fixed sample of %d if it has"
                        + " more. Classes are %s. Bands are 95 %% intervals of %d bootstrap samples of the photographs within"
                        + " their classes. Dashed: the same network with random weights. Seed %d.")
                .formatted(
                        photographs.name(),
                        model(),
                        LayerPatterns.MOST_POSITIONS,
                        labels == Labels.FOLDERS
                                ? "the folders of the set"
                                : "those that the network finds most probable",
                        CorrelationRecipe.SAMPLES,
                        seed);
    }

    @Override
    public Layout layout() {
        return Layout.grid(1);
    }

    @Override
    public Layout layout(int pictures) {
        return Layout.grid(pictures);
    }

    @Override
    public boolean isShownAsDrawing() {
        return true;
    }

    /** Returns this spec with another set of photographs. */
    CorrelationSpec with(NamedSet set) {
        return new CorrelationSpec(network, set, order, labels, seed);
    }

    /** Returns this spec with another order. */
    CorrelationSpec with(Order other) {
        return new CorrelationSpec(network, photographs, other, labels, seed);
    }

    @Override
    public int networks() {
        return 2;
    }
}
