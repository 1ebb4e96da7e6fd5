package org.featurescope.kind.sparsity;

import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.WithPhotographs;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.model.UnitExpression;

/**
 * Spec of a figure of how sparse a network's activations are at each of its stages, beside those of an untrained network
 * of the same shape.
 *
 * @param network the network
 * @param photographs the set of photographs
 * @param seed the seed of the weights of the untrained network
 */
public record SparsitySpec(NetworkReference network, NamedSet photographs, long seed)
        implements AboutNetwork, WithPhotographs {
    /** The greatest number of positions of a photograph's map that its pattern has. */
    static final int POSITIONS = 16;

    private static final Parameter<Long> SEED = Parameter.optional(
            "seed",
            "Random seed",
            "The seed of the weights of the untrained network, which is the control.",
            new ParameterTypes.WholeNumber(0, UnitExpression.MOST_SEED),
            0L);

    static final ParameterTable<SparsitySpec> TABLE = NamedSet.addTo(
                    NetworkReference.addTo(ParameterTable.of("sparsity", SparsitySpec::of), SparsitySpec::network),
                    SparsitySpec::photographs)
            .with(SEED, SparsitySpec::seed);

    private static SparsitySpec of(ParameterTable.Values values) {
        return new SparsitySpec(NetworkReference.of(values), NamedSet.of(values), values.get(SEED));
    }

    @Override
    public String title() {
        return "How sparse the activations of %s are".formatted(model());
    }

    @Override
    public String caption() {
        return ("How sparse the activations of %s are at each of its stages, from the input to the output, for the photographs"
                        + " of the set %s. A photograph’s pattern at a stage consists of all channels at %d positions of"
                        + " the map, or at all positions if there are fewer. Dashed: an untrained network of the same"
                        + " shape, with weights drawn from seed %d.")
                .formatted(model(), photographs.name(), POSITIONS, seed);
    }

    @Override
    public Layout layout() {
        return Layout.grid(1);
    }

    /** Returns this spec with another set of photographs. */
    SparsitySpec with(NamedSet set) {
        return new SparsitySpec(network, set, seed);
    }

    @Override
    public int networks() {
        return 2;
    }
}
