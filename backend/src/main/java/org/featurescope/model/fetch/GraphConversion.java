package org.featurescope.model.fetch;

import java.util.Collection;
import java.util.Map;
import org.featurescope.model.InputSpec;
import org.featurescope.model.adding.AnyBatch;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.model.rewriting.InferenceGraph;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * Converts graphs that were frozen for classifying one file, as those of 2015 were: they read and resize it, take one
 * picture at a time, and have a normalization that cannot be differentiated any more.
 */
final class GraphConversion {
    private static final String NORMALIZATION = "BatchNormWithGlobalNormalization";

    private final GraphDef graph;
    private final Map<String, NodeDef> nodes;

    private GraphConversion(GraphDef graph) {
        this.graph = graph;
        this.nodes = Nodes.byName(graph);
    }

    /**
     * Returns a graph that takes any number of pictures at the input's node, which becomes a placeholder. Each {@code
     * BatchNormWithGlobalNormalization} becomes a product and a sum.
     *
     * @param input whose node gives the resized and scaled picture in the old graph
     * @param outputs the nodes that are kept, with what they depend on
     * @throws IllegalArgumentException if there is no such node, or a normalization is not by constants
     */
    static GraphDef converted(GraphDef old, InputSpec input, Collection<String> outputs) {
        GraphDef current = new GraphConversion(old).rewritten(input.node());
        return AnyBatch.of(GraphSurgery.prune(InferenceGraph.of(current), outputs), input);
    }

    private GraphDef rewritten(String input) {
        Nodes.of(nodes, input);
        GraphDef.Builder rewritten = graph.toBuilder().clearNode();
        for (NodeDef node : graph.getNodeList()) {
            if (node.getName().equals(input)) {
                rewritten.addNode(Nodes.placeholder(input, DataType.DT_FLOAT, -1, -1, -1, 3));
            } else if (node.getOp().equals(NORMALIZATION)) {
                addNormalization(rewritten, node);
            } else {
                rewritten.addNode(node);
            }
        }
        return rewritten.build();
    }

    /**
     * Adds {@code t * scale + shift} for a normalization {@code (t - m) / sqrt(v + epsilon) * gamma + beta}, where
     * {@code gamma} counts only if the attribute {@code scale_after_normalization} says so.
     */
    private void addNormalization(GraphDef.Builder rewritten, NodeDef node) {
        float[] mean = constant(node.getInput(1));
        float[] variance = constant(node.getInput(2));
        float[] beta = constant(node.getInput(3));
        float[] gamma = constant(node.getInput(4));
        float epsilon = node.getAttrOrThrow("variance_epsilon").getF();
        boolean isScaled = node.getAttrOrThrow("scale_after_normalization").getB();
        float[] scale = new float[mean.length];
        float[] shift = new float[mean.length];
        for (int c = 0; c < mean.length; c++) {
            double factor = (isScaled ? gamma[c] : 1) / Math.sqrt((double) variance[c] + epsilon);
            scale[c] = (float) factor;
            shift[c] = (float) (beta[c] - mean[c] * factor);
        }
        String name = node.getName();
        rewritten.addNode(Nodes.constant(name + "/scale", TensorProtos.of(scale, scale.length)));
        rewritten.addNode(Nodes.constant(name + "/shift", TensorProtos.of(shift, shift.length)));
        rewritten.addNode(binary(name + "/scaled", "Mul", node.getInput(0), name + "/scale"));
        rewritten.addNode(binary(name, "AddV2", name + "/scaled", name + "/shift"));
    }

    private static NodeDef binary(String name, String operation, String one, String other) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp(operation)
                .addInput(one)
                .addInput(other)
                .putAttr("T", Nodes.type(DataType.DT_FLOAT))
                .build();
    }

    private float[] constant(String of) {
        NodeDef node = Nodes.of(nodes, Nodes.name(of));
        if (node.getOp().equals("Identity")) {
            node = Nodes.of(nodes, Nodes.name(node.getInput(0)));
        }
        TensorProto value = Nodes.value(node);
        if (!node.getOp().equals("Const") || value.getDtype() != DataType.DT_FLOAT) {
            throw new IllegalArgumentException("\"%s\" is not a constant of float32".formatted(node.getName()));
        }
        return TensorProtos.floats(value);
    }
}
