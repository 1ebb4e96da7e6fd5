package org.featurescope.model.adding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.featurescope.model.formats.ReadNetwork;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.SortedGraph;
import org.featurescope.validate.InvalidInputException;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The node of a graph that takes pictures, {@code [batch, height, width, channels]}.
 *
 * @param node its name; it need not be a placeholder
 * @param isBytes whether it takes whole numbers from 0 to 255
 * @param height rows, or -1 where the graph leaves them open
 * @param width columns, or -1
 * @param channels number of channels
 */
record PictureInput(String node, boolean isBytes, long height, long width, int channels) {
    private static final Set<String> CONVOLUTIONS = Set.of("Conv2D", "DepthwiseConv2dNative");
    private static final int COLOURS = 3;
    private static final int MOST_CANDIDATES = 8;

    /** Finds the input of a network, or asks which it is. */
    static PictureInput find(ReadNetwork read, SortedGraph order, Optional<String> given, OpenQuestions questions) {
        List<String> possible = possible(read, order);
        String node;
        if (given.isPresent()) {
            node = given.get().replaceFirst(":0$", "");
        } else if (possible.size() == 1 && isPlaceholder(order, possible.get(0))) {
            node = possible.get(0);
        } else if (possible.isEmpty()) {
            throw new InvalidInputException(
                    "path", "no node takes pictures [batch, height, width, channels]; name one with --input");
        } else {
            node = questions.answer(
                    Question.among("--input", "several nodes may be the one that takes pictures", possible));
        }
        if (!order.nodes().containsKey(node)) {
            throw new InvalidInputException(
                    "input",
                    "the graph has no node \"%s\"; the input may be %s".formatted(node, String.join(", ", possible)));
        }
        return of(order, node);
    }

    private static boolean isPlaceholder(SortedGraph order, String node) {
        return Nodes.of(order.nodes(), node).getOp().equals("Placeholder");
    }

    private static List<String> possible(ReadNetwork read, SortedGraph order) {
        List<String> declared = read.inputs().stream()
                .filter(name -> order.nodes().containsKey(name) && takesPictures(Nodes.of(order.nodes(), name)))
                .toList();
        if (!declared.isEmpty()) {
            return declared;
        }
        List<String> placeholders = order.nodes().values().stream()
                .filter(node -> node.getOp().equals("Placeholder") && takesPictures(node))
                .map(NodeDef::getName)
                .filter(name -> leadsToConvolution(order, name))
                .toList();
        return placeholders.isEmpty() ? beforeTheFirstConvolution(order) : placeholders;
    }

    private static boolean takesPictures(NodeDef node) {
        DataType type =
                node.getAttrOrDefault("dtype", AttrValue.getDefaultInstance()).getType();
        if (type != DataType.DT_FLOAT && type != DataType.DT_UINT8) {
            return false;
        }
        TensorShapeProto shape = shape(node);
        return shape.getUnknownRank() || shape.getDimCount() == 0 || shape.getDimCount() == 4;
    }

    private static boolean leadsToConvolution(SortedGraph order, String name) {
        return order.from(List.of(name)).stream()
                .anyMatch(each ->
                        CONVOLUTIONS.contains(Nodes.of(order.nodes(), each).getOp()));
    }

    /** Returns the chain of nodes that ends at the first convolution: after what decodes and prepares pictures. */
    private static List<String> beforeTheFirstConvolution(SortedGraph order) {
        List<String> chain = new ArrayList<>();
        Optional<NodeDef> first = order.nodes().values().stream()
                .filter(node -> CONVOLUTIONS.contains(node.getOp()))
                .findFirst();
        Optional<NodeDef> at = first.map(node -> Nodes.of(order.nodes(), Nodes.name(node.getInput(0))));
        while (at.isPresent() && chain.size() < MOST_CANDIDATES) {
            NodeDef node = at.get();
            chain.add(node.getName());
            at = node.getInputCount() == 0
                    ? Optional.empty()
                    : Optional.of(Nodes.of(order.nodes(), Nodes.name(node.getInput(0))));
        }
        return chain;
    }

    private static PictureInput of(SortedGraph order, String name) {
        NodeDef node = Nodes.of(order.nodes(), name);
        DataType type =
                node.getAttrOrDefault("dtype", AttrValue.getDefaultInstance()).getType();
        boolean isPlaceholder = node.getOp().equals("Placeholder");
        if (isPlaceholder && type != DataType.DT_FLOAT && type != DataType.DT_UINT8) {
            throw new InvalidInputException(
                    "input", "node \"%s\" takes %s and not pictures; name a later node".formatted(name, type));
        }
        List<Long> sizes = isPlaceholder
                ? shape(node).getDimList().stream()
                        .map(TensorShapeProto.Dim::getSize)
                        .toList()
                : List.of();
        if (sizes.size() == 4 && sizes.get(1) > 0 && sizes.get(1) <= COLOURS + 1 && sizes.get(3) > COLOURS + 1) {
            throw new InvalidInputException(
                    "input",
                    "node \"%s\" takes %s, channels first; only [batch, height, width, channels] is possible in a TensorFlow graph"
                            .formatted(name, sizes));
        }
        return sizes.size() == 4
                ? new PictureInput(
                        name,
                        type == DataType.DT_UINT8,
                        sizes.get(1),
                        sizes.get(2),
                        channels(order, name, sizes.get(3)))
                : new PictureInput(name, type == DataType.DT_UINT8, -1, -1, channels(order, name, -1));
    }

    private static int channels(SortedGraph order, String input, long given) {
        if (given > 0) {
            return Math.toIntExact(given);
        }
        Map<String, NodeDef> nodes = order.nodes();
        Set<String> after = order.from(List.of(input));
        return nodes.values().stream()
                .filter(node -> CONVOLUTIONS.contains(node.getOp()) && after.contains(node.getName()))
                .map(node -> Nodes.of(nodes, Nodes.name(node.getInput(1))))
                .filter(filter -> filter.getOp().equals("Const"))
                .map(filter ->
                        (int) Nodes.value(filter).getTensorShape().getDim(2).getSize())
                .findFirst()
                .orElse(COLOURS);
    }

    private static TensorShapeProto shape(NodeDef node) {
        return node.getAttrOrDefault("shape", AttrValue.getDefaultInstance()).getShape();
    }
}
