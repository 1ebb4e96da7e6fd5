package org.featurescope.model;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.model.admission.Admission;
import org.featurescope.model.admission.Reach;
import org.featurescope.model.admission.RefusedGraphException;
import org.featurescope.model.admission.Verdict;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.WideWeights;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Loads a network from its folder and checks that its descriptor, graph and labels fit together. Nothing is given to
 * TensorFlow before the graph was admitted and the trial has let it pass.
 */
public final class NetworkLoader {
    /** The most nodes that a message names as possible inputs. */
    private static final int MOST_NAMED = 5;

    private final ModelFolder folder;
    private final Catalogue.Trial trial;
    private final ModelDescriptor descriptor;
    private final Optional<String> expectedSha256;

    private NetworkLoader(ModelFolder folder, Catalogue.Trial trial, DescriptorReader.Read read) {
        this.folder = folder;
        this.trial = trial;
        this.descriptor = read.descriptor();
        this.expectedSha256 = read.sha256();
    }

    /**
     * Loads the network of a folder on disk.
     *
     * @param trial asked whether the network may be loaded
     * @throws ModelException if it may not or cannot be loaded
     */
    public static Network load(Path folder, Catalogue.Trial trial) throws ModelException {
        return load(new ModelFolder.OnDisk(folder), trial);
    }

    static Network load(ModelFolder folder, Catalogue.Trial trial) throws ModelException {
        byte[] json = folder.read(DescriptorReader.FILE);
        return new NetworkLoader(folder, trial, DescriptorReader.read(folder.nameOf(DescriptorReader.FILE), json))
                .load();
    }

    private Network load() throws ModelException {
        byte[] file = folder.read(descriptor.graphFile());
        String sha256 = Sha256.of(file);
        if (expectedSha256.isPresent() && !expectedSha256.get().equals(sha256)) {
            throw new ModelException(
                    graphName(),
                    "has the SHA-256 %s, but sha256 in %s says %s"
                            .formatted(sha256, DescriptorReader.FILE, expectedSha256.get()));
        }
        GraphDef graph = graph(file);
        Reach reach = tried(new Network(descriptor, sha256, graph, List.of(), List.of()));
        ModelDescriptor usable = descriptor.reachable(reach);
        GraphDef needed = reach.computesAll() ? graph : GraphSurgery.prune(graph, usable.nodes());
        Map<String, Shape> shapes = shapes(needed);
        List<Layer> layers = new LayerReader(usable, descriptorName(), needed, shapes).layers();
        List<String> labels =
                usable.classes().isPresent() ? labels(usable.classes().get(), shapes) : List.of();
        return new Network(usable, sha256, needed, layers, labels, folder.isBuiltIn(), reach);
    }

    private Reach tried(Network untried) throws ModelException {
        if (!(folder instanceof ModelFolder.OnDisk onDisk)) {
            return Reach.EVERYTHING;
        }
        Verdict verdict = trial.of(onDisk.folder(), untried);
        if (verdict.refusal().isPresent()) {
            throw new ModelException(graphName(), verdict.refusal().get());
        }
        return verdict.reach();
    }

    /** Reads the graph: float32, differentiable, and only the nodes that the descriptor's nodes depend on. */
    private GraphDef graph(byte[] file) throws ModelException {
        try {
            GraphDef whole =
                    GraphSurgery.withPads(GraphSurgery.withConcatV2(WideWeights.widen(Admission.admitted(file))));
            Map<String, NodeDef> nodes = Nodes.byName(whole);
            checkInput(nodes, whole.getVersions().getProducer());
            checkNamedNodes(nodes);
            GraphDef graph = GraphSurgery.prune(whole, descriptor.nodes());
            checkNodes(Nodes.byName(graph));
            return graph;
        } catch (RefusedGraphException e) {
            throw new ModelException(graphName(), firstLine(e), e);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new ModelException(graphName(), "is damaged: " + firstLine(e), e);
        }
    }

    private void checkInput(Map<String, NodeDef> nodes, int producer) throws ModelException {
        InputSpec input = descriptor.input();
        NodeDef node = nodes.get(input.node());
        if (node == null) {
            throw problem(
                    "/input/node",
                    "names \"%s\", but %s has no such node%s"
                            .formatted(input.node(), graphName(), placeholders(nodes)));
        }
        if (!node.getOp().equals("Placeholder") || !node.containsAttr("dtype")) {
            throw problem(
                    "/input/node",
                    "names \"%s\", which is a %s and not a placeholder%s"
                            .formatted(input.node(), node.getOp(), placeholders(nodes)));
        }
        DataType type = node.getAttrOrThrow("dtype").getType();
        if (type != DataType.DT_FLOAT) {
            throw problem("/input/node", "names \"%s\", which takes %s and not float32".formatted(input.node(), type));
        }
        checkInputShape(node, producer);
    }

    /** Returns the nodes that may be the input, as the end of a sentence. */
    private static String placeholders(Map<String, NodeDef> nodes) {
        List<String> names = nodes.values().stream()
                .filter(node -> node.getOp().equals("Placeholder"))
                .filter(node ->
                        Nodes.type(DataType.DT_FLOAT).equals(node.getAttrMap().get("dtype")))
                .map(NodeDef::getName)
                .limit(MOST_NAMED)
                .toList();
        return names.isEmpty() ? "" : "; what may be it: " + String.join(", ", names);
    }

    private void checkInputShape(NodeDef node, int producer) throws ModelException {
        if (!node.containsAttr("shape")) {
            return;
        }
        InputSpec input = descriptor.input();
        TensorShapeProto shape = node.getAttrOrThrow("shape").getShape();
        boolean unknown = shape.getUnknownRank() || (shape.getDimCount() == 0 && producer < 24);
        if (unknown) {
            return;
        }
        List<Long> sizes =
                shape.getDimList().stream().map(TensorShapeProto.Dim::getSize).toList();
        if (sizes.size() != 4 || (sizes.get(3) != 3 && sizes.get(3) != -1)) {
            throw problem(
                    "/input/node",
                    "names \"%s\", which takes %s and not [batch, height, width, 3]".formatted(input.node(), sizes));
        }
        checkSize("/input/height", input.height(), sizes.get(1));
        checkSize("/input/width", input.width(), sizes.get(2));
    }

    private void checkSize(String field, int given, long expected) throws ModelException {
        if (expected != -1 && expected != given) {
            throw problem(field, "is %d, but the input of %s wants %d".formatted(given, graphName(), expected));
        }
    }

    /** Checks that the nodes of the layers and classes exist. */
    private void checkNamedNodes(Map<String, NodeDef> nodes) throws ModelException {
        int index = 0;
        for (ModelDescriptor.LayerEntry layer : descriptor.layers()) {
            String field = "/layers/%d/node".formatted(index);
            checkNode(nodes, field, layer.node());
            if (layer.node().equals(descriptor.input().node())) {
                throw problem(field, "names \"%s\", which is the input and no layer".formatted(layer.node()));
            }
            index++;
        }
        if (descriptor.classes().isPresent()) {
            ModelDescriptor.Classes classes = descriptor.classes().get();
            checkNode(nodes, "/classes/logits", classes.logitsNode());
            checkNode(nodes, "/classes/probabilities", classes.probabilitiesNode());
        }
    }

    private void checkNodes(Map<String, NodeDef> nodes) throws ModelException {
        String input = descriptor.input().node();
        if (!nodes.containsKey(input)) {
            throw problem("/input/node", "names \"%s\", which no layer depends on".formatted(input));
        }
        for (NodeDef node : nodes.values()) {
            if (Nodes.text(node, "data_format").startsWith("NC")) {
                throw new ModelException(
                        graphName(),
                        ("node \"%s\" (%s) has its channels first, which TensorFlow computes on GPUs alone. Export the network"
                                        + " with channels last, [batch, height, width, channels]")
                                .formatted(node.getName(), node.getOp()));
            }
        }
    }

    private void checkNode(Map<String, NodeDef> nodes, String field, String node) throws ModelException {
        if (!nodes.containsKey(node)) {
            throw problem(field, "names \"%s\", but %s has no such node".formatted(node, graphName()));
        }
    }

    private Map<String, Shape> shapes(GraphDef graph) throws ModelException {
        try {
            return Shapes.of(graph, descriptor.input());
        } catch (TensorFlowException | IllegalArgumentException | IllegalStateException e) {
            throw new ModelException(
                    graphName(),
                    "does not work on an input of %d x %d: %s"
                            .formatted(
                                    descriptor.input().height(),
                                    descriptor.input().width(),
                                    firstLine(e)),
                    e);
        }
    }

    private List<String> labels(ModelDescriptor.Classes classes, Map<String, Shape> shapes) throws ModelException {
        String text = new String(folder.read(classes.labelsFile()), StandardCharsets.UTF_8);
        List<String> labels = text.stripTrailing().lines().map(String::strip).toList();
        long count = classCount("/classes/logits", classes.logitsNode(), shapes);
        if (classCount("/classes/probabilities", classes.probabilitiesNode(), shapes) != count) {
            throw problem("/classes/probabilities", "and /classes/logits differ in their number of classes");
        }
        if (labels.size() != count) {
            throw new ModelException(
                    folder.nameOf(classes.labelsFile()),
                    "has %d labels, but node \"%s\" gives %d classes"
                            .formatted(labels.size(), classes.probabilitiesNode(), count));
        }
        return labels;
    }

    private long classCount(String field, String node, Map<String, Shape> shapes) throws ModelException {
        Shape shape = shapes.getOrDefault(node, Shape.unknown());
        if (shape.numDimensions() != 2 || shape.get(1) < 1) {
            throw problem(field, "names \"%s\", whose output is %s and not [batch, classes]".formatted(node, shape));
        }
        return shape.get(1);
    }

    private ModelException problem(String field, String message) {
        return new ModelException(descriptorName(), field + " " + message);
    }

    private String descriptorName() {
        return folder.nameOf(DescriptorReader.FILE);
    }

    private String graphName() {
        return folder.nameOf(descriptor.graphFile());
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
