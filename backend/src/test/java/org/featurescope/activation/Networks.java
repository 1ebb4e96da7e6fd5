package org.featurescope.activation;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.FrozenGraphBuilder;

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

    /**
     * The layers {@code first}, {@code logarithm} and {@code after} on a picture of 6 x 8 with values from -1 to 1, and a
     * class for each of the 3 channels of each position. For a dark picture all after the first give NaN.
     */
    public static Network withALogarithm() {
        FrozenGraphBuilder graph = new FrozenGraphBuilder();
        String first = graph.operation("first", "Identity", graph.pictures("input"));
        String after = graph.operation("after", "Identity", graph.operation("logarithm", "Log", first));
        graph.operation("softmax", "Softmax", after);
        List<Layer> layers = List.of(
                new Layer("first", "first", "other", 0, 3, 6, 8, 1),
                new Layer("logarithm", "logarithm", "other", 1, 3, 6, 8, 1),
                new Layer("after", "after", "other", 2, 3, 6, 8, 1));
        ModelDescriptor descriptor = new ModelDescriptor(
                "logarithm",
                "Logarithm",
                "A network that gives NaN.",
                "Apache-2.0",
                "a test",
                "graph.pb",
                new InputSpec("input", 6, 8, 1, 2, -1),
                layers.stream()
                        .map(layer -> new ModelDescriptor.LayerEntry(layer.name(), layer.node()))
                        .toList(),
                Optional.of(new ModelDescriptor.Classes("after", "softmax", "labels.txt")));
        return new Network(descriptor, "logarithm", graph.build(), layers, Collections.nCopies(3 * 6 * 8, "class"));
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
