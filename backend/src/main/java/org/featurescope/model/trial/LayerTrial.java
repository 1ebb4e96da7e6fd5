package org.featurescope.model.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.featurescope.model.InputSpec;
import org.featurescope.model.ModelDescriptor.LayerEntry;
import org.featurescope.model.Network;
import org.featurescope.model.admission.Reach;
import org.featurescope.model.admission.Verdict;
import org.featurescope.model.rewriting.Nodes;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.NodeDef;

/**
 * Tries a network in this process, which may be lost with it: computes each layer, and its gradient with respect to the
 * pictures, for two pictures of the input's size, and then each layer for a picture of other sizes.
 */
final class LayerTrial {
    private static final int PICTURES = 2;
    /** Above this side twice the side would take too much memory. */
    private static final int MOST_DOUBLED = 512;

    private static final int A_LITTLE = 33;

    private final Network network;
    private final Consumer<String> progress;
    private final InputSpec input;
    private final Map<String, NodeDef> nodes;
    private final LayerFaults causes;
    /** Why nodes cannot be computed, in the order in which it was found. */
    private final Map<String, String> faults = new LinkedHashMap<>();

    private LayerTrial(Network network, Consumer<String> progress) {
        this.network = network;
        this.progress = progress;
        this.input = network.descriptor().input();
        this.nodes = Nodes.byName(network.graph());
        this.causes = new LayerFaults(nodes, input.node());
    }

    /**
     * Returns what of a network can be used.
     *
     * @param network without layers, its graph was admitted
     * @param progress told in a few words what is tried next
     */
    static Verdict of(Network network, Consumer<String> progress) {
        return new LayerTrial(network, progress).verdict();
    }

    private Verdict verdict() {
        network.descriptor().nodes().stream()
                .distinct()
                .forEach(node -> causes.ofInputs(node).ifPresent(fault -> faults.put(node, fault)));
        checkShapes();
        compute();
        Map<String, String> notComputed = named(faults);
        List<LayerEntry> computed = network.descriptor().layers().stream()
                .filter(layer -> !faults.containsKey(layer.node()))
                .toList();
        if (computed.isEmpty()) {
            return Verdict.refused(
                    "no layer can be used: " + notComputed.values().iterator().next());
        }
        Optional<String> withoutClasses = network.classes()
                .flatMap(classes -> Optional.ofNullable(
                        faults.getOrDefault(classes.logitsNode(), faults.get(classes.probabilitiesNode()))));
        return Verdict.usable(
                new Reach(notComputed, named(differentiate(computed)), named(trySizes(computed)), withoutClasses));
    }

    private List<String> remaining() {
        return network.descriptor().nodes().stream()
                .distinct()
                .filter(node -> !faults.containsKey(node))
                .toList();
    }

    /** Returns the sentences of the layers that show nodes. */
    private Map<String, String> named(Map<String, String> byNode) {
        return network.descriptor().layers().stream()
                .filter(layer -> byNode.containsKey(layer.node()))
                .collect(Collectors.toMap(
                        LayerEntry::name,
                        layer -> byNode.getOrDefault(layer.node(), ""),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    /** Finds the nodes whose shapes TensorFlow cannot infer for two pictures, or that do not give a value for each. */
    private void checkShapes() {
        progress.accept("infers the shapes of its layers");
        if (shapeFault(remaining(), PICTURES).isPresent()) {
            for (String node : remaining()) {
                shapeFault(List.of(node), PICTURES).ifPresent(fault -> faults.put(node, because(node, fault)));
            }
        }
        if (remaining().isEmpty()) {
            return;
        }
        Map<String, Shape> shapes = TriedGraph.shapes(network, remaining(), PICTURES, input.height(), input.width());
        for (String node : remaining()) {
            causes.ofShapes(node, shapes)
                    .or(() -> causes.batchFixedAt(node, shapes, PICTURES)
                            .filter(at -> isOfAnotherBatch(shapes.getOrDefault(node, Shape.unknown())))
                            .map(LayerTrial::fixesBatch))
                    .ifPresent(fault -> faults.put(node, fault));
        }
    }

    private static boolean isOfAnotherBatch(Shape shape) {
        return shape.numDimensions() > 0 && shape.get(0) != PICTURES && shape.get(0) != Shape.UNKNOWN_SIZE;
    }

    private static String fixesBatch(String node) {
        return ("it works on one picture at a time: node %s gives another number of values than pictures. Export the network"
                        + " with a free number of pictures, -1 in its shapes")
                .formatted(node);
    }

    private Optional<String> shapeFault(List<String> tried, int pictures) {
        if (tried.isEmpty()) {
            return Optional.empty();
        }
        try {
            TriedGraph.shapes(network, tried, pictures, input.height(), input.width());
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(TensorFlowFault.of(e, nodes));
        }
    }

    /** Returns why a node cannot be computed for two pictures, given what TensorFlow says of it. */
    private String because(String node, String fault) {
        boolean worksOnOne = shapeFault(List.of(node), 1).isEmpty()
                && fault(List.of(node), 1, input.height(), input.width()).isEmpty();
        return worksOnOne
                ? "it works on one picture at a time; for two, %s. Export the network with a free number of pictures, -1 in its shapes"
                        .formatted(fault)
                : "it does not work on pictures of %d x %d pixels: %s".formatted(input.width(), input.height(), fault);
    }

    /** Computes all nodes for two pictures. */
    private void compute() {
        progress.accept("computes its layers");
        for (Map.Entry<String, String> fault :
                faultsOf(remaining(), PICTURES, input.height(), input.width()).entrySet()) {
            faults.put(fault.getKey(), because(fault.getKey(), fault.getValue()));
        }
    }

    /** Computes nodes together, and each by itself if that fails. Returns the faults. */
    private Map<String, String> faultsOf(List<String> tried, int pictures, int height, int width) {
        Map<String, String> found = new LinkedHashMap<>();
        if (!tried.isEmpty() && fault(tried, pictures, height, width).isPresent()) {
            for (String node : tried) {
                fault(List.of(node), pictures, height, width).ifPresent(fault -> found.put(node, fault));
            }
        }
        return found;
    }

    private Optional<String> fault(List<String> tried, int pictures, int height, int width) {
        try (TriedGraph graph = new TriedGraph(network, tried, pictures, height, width)) {
            List<Shape> shapes = graph.run(tried);
            for (int i = 0; i < tried.size(); i++) {
                Shape shape = shapes.get(i);
                if (shape.numDimensions() == 0 || shape.get(0) != pictures) {
                    return Optional.of("node %s gives values of the shape %s for %d pictures"
                            .formatted(causes.named(tried.get(i)), shape, pictures));
                }
                if (!graph.isFloat(tried.get(i))) {
                    return Optional.of("node %s does not give float32".formatted(causes.named(tried.get(i))));
                }
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(TensorFlowFault.of(e, nodes));
        }
    }

    /** Computes the gradient of each layer. Returns why some have none, by their nodes. */
    private Map<String, String> differentiate(List<LayerEntry> layers) {
        Map<String, String> found = new LinkedHashMap<>();
        List<String> tried = layers.stream().map(LayerEntry::node).distinct().toList();
        try (TriedGraph graph = new TriedGraph(network, tried, PICTURES, input.height(), input.width())) {
            for (String node : tried) {
                progress.accept("computes the gradient of node %s".formatted(causes.named(node)));
                gradientFault(graph, node).ifPresent(fault -> found.put(node, fault));
            }
        }
        String reachable = layers.stream()
                .filter(layer -> !found.containsKey(layer.node()))
                .map(LayerEntry::name)
                .collect(Collectors.joining(", "));
        found.replaceAll((node, fault) -> "%s. %s"
                .formatted(
                        fault,
                        reachable.isEmpty() ? "No layer has a gradient" : "Layers with a gradient: " + reachable));
        return found;
    }

    private Optional<String> gradientFault(TriedGraph graph, String node) {
        String gradient;
        try {
            gradient = graph.addGradient(node);
        } catch (RuntimeException e) {
            Optional<String> without = causes.dependencies(node).stream()
                    .filter(causes::isVariable)
                    .filter(name -> !name.equals(input.node()))
                    .filter(name -> !graph.hasGradient(name))
                    .findFirst();
            return Optional.of(
                    without.map(name -> "node %s has no gradient in TensorFlow".formatted(causes.named(name)))
                            .orElseGet(() -> "TensorFlow has no gradient of it: " + TensorFlowFault.of(e, nodes)));
        }
        try {
            graph.run(List.of(gradient));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("TensorFlow cannot compute its gradient: " + TensorFlowFault.of(e, nodes));
        }
    }

    /** Computes the layers for a picture of other sizes. Returns why some work at the input's size alone, by their nodes. */
    private Map<String, String> trySizes(List<LayerEntry> layers) {
        Map<String, String> found = new LinkedHashMap<>();
        List<int[]> sizes = new ArrayList<>();
        sizes.add(new int[] {larger(input.height()), larger(input.width())});
        if (input.leastSide() < input.height() || input.leastSide() < input.width()) {
            sizes.add(new int[] {input.leastSide(), input.leastSide()});
        }
        for (int[] size : sizes) {
            progress.accept("computes its layers for a picture of %d x %d pixels".formatted(size[1], size[0]));
            List<String> tried = layers.stream()
                    .map(LayerEntry::node)
                    .distinct()
                    .filter(node -> !found.containsKey(node))
                    .toList();
            faultsOf(tried, 1, size[0], size[1])
                    .forEach((node, fault) -> found.put(
                            node,
                            "it works on pictures of %d x %d pixels alone, the size of the network's input; for %d x %d, %s"
                                    .formatted(input.width(), input.height(), size[1], size[0], fault)));
        }
        return found;
    }

    private static int larger(int side) {
        return side <= MOST_DOUBLED ? 2 * side + 1 : side + A_LITTLE;
    }
}
