package org.featurescope.model.adding;

import java.util.Map;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Shapes;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Makes a graph that was written for one picture at a time work on any number of pictures. */
public final class AnyBatch {
    private AnyBatch() {}

    /** Returns the graph with reshapings of one picture replaced by ones of any number. All names stay. */
    public static GraphDef of(GraphDef def, InputSpec input) {
        Map<String, NodeDef> nodes = Nodes.byName(def);
        Map<String, Shape> shapes = Shapes.of(def, input);
        GraphDef.Builder any = def.toBuilder().clearNode();
        for (NodeDef node : def.getNodeList()) {
            Shape shape = shapes.getOrDefault(node.getName(), Shape.unknown());
            if (isOfOnePicture(nodes, node, shape)) {
                int[] sizes = new int[shape.numDimensions()];
                sizes[0] = -1;
                for (int axis = 1; axis < sizes.length; axis++) {
                    sizes[axis] = (int) shape.get(axis);
                }
                String name = node.getName() + "/any_batch";
                any.addNode(Nodes.constant(name, TensorProtos.of(sizes)));
                any.addNode(node.toBuilder().setInput(1, name).putAttr("Tshape", Nodes.type(DataType.DT_INT32)));
            } else {
                any.addNode(node);
            }
        }
        return any.build();
    }

    private static boolean isOfOnePicture(Map<String, NodeDef> nodes, NodeDef node, Shape shape) {
        if (!node.getOp().equals("Reshape") || shape.isUnknown() || shape.hasUnknownDimension()) {
            return false;
        }
        NodeDef sizes = Nodes.of(nodes, Nodes.name(node.getInput(1)));
        boolean isFixed = sizes.getOp().equals("Const") && Nodes.value(sizes).getDtype() == DataType.DT_INT32;
        return isFixed
                && shape.numDimensions() > 0
                && shape.get(0) == 1
                && TensorProtos.ints(Nodes.value(sizes)).length > 0
                && TensorProtos.ints(Nodes.value(sizes))[0] == 1;
    }
}
