package org.featurescope.model.adding;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.featurescope.model.formats.ValueRange;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.SortedGraph;
import org.featurescope.model.rewriting.TensorProtos;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Gives a graph an input for any number of float32 RGB pictures. Where the graph wants other channels, or a range for each,
 * a convolution of one pixel between the pictures and the graph's own input makes them.
 */
final class InputAdapter {
    private final PictureInput input;
    private final ColourOrder colours;
    private final ValueRange range;
    private final GraphDef.Builder adapted;

    /**
     * A graph with its new input.
     *
     * @param graph the graph
     * @param node the placeholder of the pictures
     * @param scale factor of a colour in [0, 1]
     * @param offset added to it
     */
    record Adapted(GraphDef graph, String node, double scale, double offset) {}

    private InputAdapter(GraphDef def, PictureInput input, ColourOrder colours, ValueRange range) {
        this.input = input;
        this.colours = colours;
        this.range = range;
        this.adapted = def.toBuilder().clearNode();
    }

    /** Returns the graph with its new input; the nodes that follow keep their names. */
    static Adapted adapted(GraphDef def, PictureInput input, ColourOrder colours, ValueRange range) {
        return new InputAdapter(def, input, colours, range).adapted(def);
    }

    private Adapted adapted(GraphDef def) {
        boolean direct = colours.isPlain() && range.isUniform();
        String pictures = direct ? input.node() : input.node() + "_rgb";
        adapted.addNode(Nodes.placeholder(pictures, DataType.DT_FLOAT, -1, -1, -1, 3));
        if (!direct) {
            addMixture(pictures);
        }
        Set<String> bytes = new HashSet<>();
        if (input.isBytes()) {
            bytes.add(input.node());
        }
        for (NodeDef node : SortedGraph.of(def).nodes().values()) {
            if (!node.getName().equals(input.node())) {
                adapted.addNode(widened(node, bytes));
            }
        }
        return range.isUniform()
                ? new Adapted(
                        adapted.build(),
                        pictures,
                        range.scale().get(0),
                        range.offset().get(0))
                : new Adapted(adapted.build(), pictures, 1, 0);
    }

    /**
     * Adds a convolution that makes the network's input of red, green and blue: each of its channels is a weighted sum of
     * the three, in the range of values that the network takes.
     */
    private void addMixture(String pictures) {
        int channels = input.channels();
        float[] filter = new float[3 * channels];
        float[] bias = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            double scale = range.isUniform() ? 1 : range.scale().get(channel);
            boolean isUsed = false;
            for (int colour = 0; colour < 3; colour++) {
                double weight = colours.weights().get(colour).get(channel);
                filter[colour * channels + channel] = (float) (weight * scale);
                isUsed |= weight != 0;
            }
            bias[channel] = range.isUniform() || !isUsed
                    ? 0
                    : range.offset().get(channel).floatValue();
        }
        String mixed = range.isUniform() ? input.node() : input.node() + "_mixed";
        adapted.addNode(Nodes.constant(input.node() + "_shares", TensorProtos.of(filter, 1, 1, 3, channels)));
        adapted.addNode(computed(mixed, "Conv2D", pictures, input.node() + "_shares")
                .putAttr("strides", Nodes.integers(1, 1, 1, 1))
                .putAttr("padding", Nodes.text("VALID"))
                .build());
        if (!range.isUniform()) {
            adapted.addNode(Nodes.constant(input.node() + "_offsets", TensorProtos.of(bias, channels)));
            adapted.addNode(computed(input.node(), "BiasAdd", mixed, input.node() + "_offsets")
                    .build());
        }
    }

    private static NodeDef.Builder computed(String name, String op, String... inputs) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp(op)
                .addAllInput(List.of(inputs))
                .putAttr("T", Nodes.type(DataType.DT_FLOAT));
    }

    /** Makes a node that reads bytes read float32 numbers of the same values. */
    private static NodeDef widened(NodeDef node, Set<String> bytes) {
        if (node.getInputList().stream().map(Nodes::name).noneMatch(bytes::contains)) {
            return node;
        }
        if (node.getOp().equals("Cast")) {
            return computed(node.getName(), "Identity", node.getInput(0)).build();
        }
        NodeDef.Builder wide = node.toBuilder();
        node.getAttrMap().forEach((name, value) -> {
            if (value.getType() == DataType.DT_UINT8) {
                wide.putAttr(name, Nodes.type(DataType.DT_FLOAT));
                bytes.add(node.getName());
            }
        });
        return wide.build();
    }
}
