package org.featurescope.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.featurescope.model.rewriting.Nodes;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Derives the kinds, shapes and receptive fields of layers from the graph. */
final class LayerReader {
    private static final Map<String, String> KINDS = Map.of(
            "ConcatV2", "inception",
            "MaxPool", "pool",
            "AvgPool", "pool",
            "Mean", "pool",
            "Conv2D", "convolution",
            "DepthwiseConv2dNative", "convolution",
            "MatMul", "dense");

    /** Operations whose outputs are of the kind of their first input. */
    private static final Set<String> AS_ITS_INPUT = Set.of(
            "Relu", "Relu6", "BiasAdd", "Add", "AddV2", "Mul", "FusedBatchNormV3", "Reshape", "Squeeze", "Identity");

    private final ModelDescriptor descriptor;
    private final String descriptorName;
    private final Map<String, NodeDef> nodes;
    private final Map<String, Shape> shapes;
    private final ReceptiveField rows;
    private final ReceptiveField columns;

    LayerReader(ModelDescriptor descriptor, String descriptorName, GraphDef graph, Map<String, Shape> shapes) {
        this.descriptor = descriptor;
        this.descriptorName = descriptorName;
        this.nodes = Nodes.byName(graph);
        this.shapes = shapes;
        this.rows = ReceptiveField.ofRows(graph, shapes, descriptor.input().node());
        this.columns =
                ReceptiveField.ofColumns(graph, shapes, descriptor.input().node());
    }

    /** Returns the layers in the descriptor's order, which is depth order. */
    List<Layer> layers() throws ModelException {
        List<Layer> layers = new ArrayList<>();
        for (ModelDescriptor.LayerEntry entry : descriptor.layers()) {
            layers.add(layer(entry, layers.size()));
        }
        return layers;
    }

    private Layer layer(ModelDescriptor.LayerEntry entry, int depth) throws ModelException {
        Shape shape = shapes.getOrDefault(entry.node(), Shape.unknown());
        boolean map = shape.numDimensions() == 4;
        boolean vector = shape.numDimensions() == 2;
        if (!(map || vector) || shape.hasUnknownDimension() || shape.get(0) != 1 || shape.size() == 0) {
            throw new ModelException(
                    descriptorName,
                    "/layers/%d/node names \"%s\", whose output is %s and not [batch, height, width, channels]"
                            .formatted(depth, entry.node(), shape));
        }
        return new Layer(
                entry.name(),
                entry.node(),
                kind(entry.node()),
                depth,
                (int) shape.get(shape.numDimensions() - 1),
                map ? (int) shape.get(1) : 1,
                map ? (int) shape.get(2) : 1,
                receptiveField(entry.node()));
    }

    private int receptiveField(String node) {
        int height = rows.of(node);
        int width = columns.of(node);
        return height == 0 || width == 0 ? 0 : Math.max(height, width);
    }

    private String kind(String layerNode) {
        String name = layerNode;
        while (true) {
            if (descriptor.classes().isPresent()) {
                ModelDescriptor.Classes classes = descriptor.classes().get();
                if (name.equals(classes.logitsNode())) {
                    return "logits";
                }
                if (name.equals(classes.probabilitiesNode())) {
                    return "probabilities";
                }
            }
            NodeDef node = Nodes.of(nodes, name);
            if (!AS_ITS_INPUT.contains(node.getOp())) {
                return KINDS.getOrDefault(node.getOp(), "other");
            }
            name = Nodes.name(node.getInput(0));
        }
    }
}
