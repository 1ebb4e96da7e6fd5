package org.featurescope.model;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * Infers the shapes of a frozen graph's outputs with TensorFlow's shape inference, without running the graph.
 *
 * <p>Weights are replaced by placeholders of their shape, so that a graph of any size is imported in milliseconds.
 */
public final class Shapes {
    private static final int LEAST_WEIGHTS = 256;

    private Shapes() {}

    /** Returns the shape of output 0 of every node for one picture of the input's size. */
    public static Map<String, Shape> of(GraphDef def, InputSpec input) {
        GraphDef.Builder light = def.toBuilder().clearNode();
        for (NodeDef node : def.getNodeList()) {
            light.addNode(node.getName().equals(input.node()) ? picture(input) : withoutWeights(node));
        }
        Map<String, Shape> shapes = new HashMap<>();
        try (Graph graph = new Graph()) {
            graph.importGraphDef(light.build());
            for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); ) {
                GraphOperation operation = all.next();
                if (operation.numOutputs() > 0) {
                    shapes.put(operation.name(), operation.output(0).shape());
                }
            }
        }
        return shapes;
    }

    private static NodeDef picture(InputSpec input) {
        return placeholder(input.node(), 1, input.height(), input.width(), 3);
    }

    private static NodeDef withoutWeights(NodeDef node) {
        if (!node.getOp().equals("Const")) {
            return node;
        }
        TensorProto tensor = Nodes.value(node);
        if (tensor.getDtype() != DataType.DT_FLOAT || TensorProtos.elements(tensor) < LEAST_WEIGHTS) {
            return node;
        }
        return placeholder(
                node.getName(),
                tensor.getTensorShape().getDimList().stream()
                        .mapToLong(dim -> dim.getSize())
                        .toArray());
    }

    private static NodeDef placeholder(String name, long... sizes) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp("Placeholder")
                .putAttr("dtype", Nodes.type(DataType.DT_FLOAT))
                .putAttr(
                        "shape",
                        AttrValue.newBuilder()
                                .setShape(TensorProtos.shape(sizes))
                                .build())
                .build();
    }
}
