package org.featurescope.model.adding;

import java.util.Map;
import java.util.Optional;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * A graph whose class scores are {@code [batch, classes]} before and after a softmax.
 *
 * @param graph the graph
 * @param nodes the nodes of the scores, if there are classes
 * @param count the number of classes; 0 without
 */
record ClassNodes(GraphDef graph, Optional<ModelDescriptor.Classes> nodes, int count) {
    private static final String LABELS = "labels.txt";

    /** Returns the graph with what it lacks of the two nodes: a row of the scores, or a softmax. */
    static ClassNodes of(GraphDef def, Map<String, Shape> shapes, Optional<ClassScores> found) {
        if (found.isEmpty()) {
            return new ClassNodes(def, Optional.empty(), 0);
        }
        GraphDef.Builder graph = def.toBuilder();
        String logits = found.get().logits();
        Shape shape = shapes.getOrDefault(logits, Shape.unknown());
        int count = Math.toIntExact(shape.get(shape.numDimensions() - 1));
        if (shape.numDimensions() > 2) {
            graph.addNode(Nodes.constant(logits + "_row_shape", TensorProtos.of(new int[] {-1, count})));
            graph.addNode(NodeDef.newBuilder()
                    .setName(logits + "_row")
                    .setOp("Reshape")
                    .addInput(logits)
                    .addInput(logits + "_row_shape")
                    .putAttr("T", Nodes.type(DataType.DT_FLOAT))
                    .putAttr("Tshape", Nodes.type(DataType.DT_INT32)));
            logits = logits + "_row";
        }
        String probabilities = found.get().probabilities().orElse(logits + "_softmax");
        if (found.get().probabilities().isEmpty()) {
            graph.addNode(NodeDef.newBuilder()
                    .setName(probabilities)
                    .setOp("Softmax")
                    .addInput(logits)
                    .putAttr("T", Nodes.type(DataType.DT_FLOAT)));
        }
        return new ClassNodes(
                graph.build(), Optional.of(new ModelDescriptor.Classes(logits, probabilities, LABELS)), count);
    }
}
