package org.featurescope.model;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.ndarray.Shape;
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
        return of(withInput(def, input, 1, input.height(), input.width()));
    }

    /**
     * Returns the shape of output 0 of every node.
     *
     * @throws org.tensorflow.exceptions.TensorFlowException if the shapes do not fit together
     */
    public static Map<String, Shape> of(GraphDef def) {
        GraphDef.Builder light = def.toBuilder().clearNode();
        def.getNodeList().forEach(node -> light.addNode(withoutWeights(node)));
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

    /** Returns the graph with an input for {@code pictures} pictures of a size. */
    public static GraphDef withInput(GraphDef def, InputSpec input, int pictures, int height, int width) {
        GraphDef.Builder changed = def.toBuilder().clearNode();
        for (NodeDef node : def.getNodeList()) {
            changed.addNode(
                    node.getName().equals(input.node())
                            ? Nodes.placeholder(input.node(), DataType.DT_FLOAT, pictures, height, width, 3)
                            : node);
        }
        return changed.build();
    }

    private static NodeDef withoutWeights(NodeDef node) {
        if (!node.getOp().equals("Const")) {
            return node;
        }
        TensorProto tensor = Nodes.value(node);
        if (tensor.getDtype() != DataType.DT_FLOAT || TensorProtos.elements(tensor) < LEAST_WEIGHTS) {
            return node;
        }
        return Nodes.placeholder(
                node.getName(),
                DataType.DT_FLOAT,
                tensor.getTensorShape().getDimList().stream()
                        .mapToLong(dim -> dim.getSize())
                        .toArray());
    }
}
