package org.featurescope.model.rewriting;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * Converts weights that {@link HalfPrecision} or {@link EightBits} made small to float32 constants, so that a session neither
 * casts nor scales weights while it runs.
 */
public final class WideWeights {
    private static final List<DataType> STORED = List.of(DataType.DT_HALF, DataType.DT_INT8);

    private WideWeights() {}

    /**
     * Replaces every cast of a constant of 16 or 8 bits to float32, and every product of a constant with a constant for
     * each channel, by its value.
     */
    public static GraphDef widen(GraphDef def) {
        Map<String, NodeDef> nodes = Nodes.byName(def);
        Set<String> folded = new HashSet<>();
        nodes.replaceAll((name, node) -> isCastOfStored(nodes, node) ? widened(nodes, node, folded) : node);
        nodes.replaceAll((name, node) -> isScaledConstant(nodes, node) ? scaled(nodes, node, folded) : node);
        nodes.values().forEach(node -> node.getInputList().forEach(input -> folded.remove(Nodes.name(input))));
        nodes.keySet().removeAll(folded);
        return def.toBuilder().clearNode().addAllNode(nodes.values()).build();
    }

    private static boolean isCastOfStored(Map<String, NodeDef> nodes, NodeDef node) {
        return node.getOp().equals("Cast")
                && node.getAttrOrDefault("DstT", AttrValue.getDefaultInstance()).getType() == DataType.DT_FLOAT
                && STORED.stream().anyMatch(type -> Nodes.isConstant(input(nodes, node, 0), type));
    }

    private static NodeDef widened(Map<String, NodeDef> nodes, NodeDef cast, Set<String> folded) {
        NodeDef source = input(nodes, cast, 0);
        folded.add(source.getName());
        TensorProto stored = Nodes.value(source);
        float[] values = new float[TensorProtos.elements(stored)];
        if (stored.getDtype() == DataType.DT_INT8) {
            byte[] bytes = TensorProtos.bytes(stored);
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes[i];
            }
        } else {
            short[] halves = TensorProtos.halves(stored);
            for (int i = 0; i < values.length; i++) {
                values[i] = HalfPrecision.toFloat(halves[i]);
            }
        }
        return Nodes.constant(cast.getName(), TensorProtos.of(values, sizes(source)));
    }

    private static boolean isScaledConstant(Map<String, NodeDef> nodes, NodeDef node) {
        if (!node.getOp().equals("Mul")
                || !Nodes.isConstant(input(nodes, node, 0), DataType.DT_FLOAT)
                || !Nodes.isConstant(input(nodes, node, 1), DataType.DT_FLOAT)) {
            return false;
        }
        long[] values = sizes(input(nodes, node, 0));
        long[] scale = sizes(input(nodes, node, 1));
        return scale.length == 1 && scale[0] > 0 && values.length > 1 && values[values.length - 1] == scale[0];
    }

    private static NodeDef scaled(Map<String, NodeDef> nodes, NodeDef product, Set<String> folded) {
        NodeDef source = input(nodes, product, 0);
        NodeDef scale = input(nodes, product, 1);
        folded.add(source.getName());
        folded.add(scale.getName());
        float[] values = TensorProtos.floats(Nodes.value(source));
        float[] factors = TensorProtos.floats(Nodes.value(scale));
        for (int start = 0; start < values.length; start += factors.length) {
            for (int channel = 0; channel < factors.length; channel++) {
                values[start + channel] *= factors[channel];
            }
        }
        return Nodes.constant(product.getName(), TensorProtos.of(values, sizes(source)));
    }

    private static NodeDef input(Map<String, NodeDef> nodes, NodeDef node, int index) {
        return Nodes.of(nodes, Nodes.name(node.getInput(index)));
    }

    private static long[] sizes(NodeDef constant) {
        return Nodes.value(constant).getTensorShape().getDimList().stream()
                .mapToLong(dim -> dim.getSize())
                .toArray();
    }
}
