package org.featurescope.activation;

import java.util.List;
import java.util.Optional;
import org.featurescope.importing.FrozenGraphBuilder;
import org.featurescope.model.Catalogue;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;

/** Networks for tests. */
public final class Networks {
    private static final Catalogue CATALOGUE = Catalogue.load(Optional.empty());

    private Networks() {}

    public static Network mini() {
        return CATALOGUE.network("mini-inception");
    }

    static Network robust() {
        return CATALOGUE.network("mini-inception-robust");
    }

    /** One layer {@code out}, the operation on a picture of 6 x 8 with values from -1 to 1, and no classes. */
    public static Network ofOne(String operation) {
        FrozenGraphBuilder graph = new FrozenGraphBuilder();
        graph.operation("out", operation, graph.pictures("input"));
        Layer layer = new Layer("out", "out", "other", 0, 3, 6, 8, 1);
        ModelDescriptor descriptor = new ModelDescriptor(
                "one",
                "One",
                "One operation.",
                "Apache-2.0",
                "a test",
                "graph.pb",
                new InputSpec("input", 6, 8, 1, 2, -1),
                List.of(new ModelDescriptor.LayerEntry("out", "out")),
                Optional.empty());
        return new Network(descriptor, operation, graph.build(), List.of(layer), List.of());
    }
}
