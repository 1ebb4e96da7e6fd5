package org.featurescope.model;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * Weights at half their size on disk.
 *
 * <p>{@link #narrow} turns every large float32 constant {@code w} into a float16 constant {@code w_half} and a
 * {@code Cast} named {@code w}, so that the file stays a valid frozen graph for any TensorFlow. {@link #widen} folds such
 * pairs back to float32 constants, so that a session casts nothing while it runs. The rounding is to nearest, ties to
 * even (IEEE 754-2008, binary16).
 */
final class HalfPrecision {
    /** Constants with fewer values stay as they are: biases keep their precision and cost little. */
    static final int LEAST_VALUES = 1024;

    private static final float LARGEST = 65_504f;

    private HalfPrecision() {}

    /** The graph with its large float32 constants in half precision. Constants beyond its range stay as they are. */
    static GraphDef narrow(GraphDef def) {
        GraphDef.Builder narrowed = def.toBuilder().clearNode();
        for (NodeDef node : def.getNodeList()) {
            if (!isConstant(node, DataType.DT_FLOAT) || TensorProtos.elements(Nodes.value(node)) < LEAST_VALUES) {
                narrowed.addNode(node);
                continue;
            }
            float[] values = TensorProtos.floats(Nodes.value(node));
            short[] halves = new short[values.length];
            boolean fits = true;
            for (int i = 0; i < values.length; i++) {
                fits &= Math.abs(values[i]) <= LARGEST;
                halves[i] = toHalf(values[i]);
            }
            if (!fits) {
                narrowed.addNode(node);
                continue;
            }
            String stored = node.getName() + "_half";
            narrowed.addNode(Nodes.constant(stored, TensorProtos.ofHalf(halves, Nodes.value(node).getTensorShape())));
            narrowed.addNode(NodeDef.newBuilder()
                    .setName(node.getName())
                    .setOp("Cast")
                    .addInput(stored)
                    .putAttr("SrcT", Nodes.type(DataType.DT_HALF))
                    .putAttr("DstT", Nodes.type(DataType.DT_FLOAT)));
        }
        return narrowed.build();
    }

    /** The graph with every cast of a half-precision constant to float32 replaced by the float32 constant. */
    static GraphDef widen(GraphDef def) {
        Map<String, NodeDef> nodes = Nodes.byName(def);
        Set<String> folded = new HashSet<>();
        GraphDef.Builder widened = def.toBuilder().clearNode();
        for (NodeDef node : def.getNodeList()) {
            NodeDef source = node.getOp().equals("Cast") && node.getInputCount() == 1
                    ? nodes.get(Nodes.name(node.getInput(0)))
                    : null;
            if (source != null && isConstant(source, DataType.DT_HALF) && castsTo(node, DataType.DT_FLOAT)) {
                folded.add(source.getName());
                widened.addNode(Nodes.constant(node.getName(), widened(Nodes.value(source))));
            } else {
                widened.addNode(node);
            }
        }
        return withoutUnused(widened.build(), folded);
    }

    /** The 16 bits of the half-precision number nearest to {@code value}. */
    static short toHalf(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        int magnitude = bits & 0x7fffffff;
        if (magnitude > 0x7f800000) {
            return (short) (sign | 0x7e00);
        }
        if (magnitude >= 0x47800000) {
            return (short) (sign | 0x7c00);
        }
        if (magnitude < 0x38800000) {
            // below 2^-14 halves are multiples of 2^-24: adding 0.5 leaves exactly those in the low bits, rounded to even
            return (short) (sign | (Float.floatToRawIntBits(Math.abs(value) + 0.5f) - 0x3f000000));
        }
        int roundedToEven = magnitude - 0x38000000 + 0xfff + ((magnitude >>> 13) & 1);
        return (short) (sign | (roundedToEven >>> 13));
    }

    /** The number that 16 bits of half precision stand for. */
    static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >>> 10) & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) {
            return Float.intBitsToFloat(sign | Float.floatToRawIntBits(fraction * 0x1p-24f));
        }
        int widened = exponent == 0x1f ? 0xff : exponent + 112;
        return Float.intBitsToFloat(sign | (widened << 23) | (fraction << 13));
    }

    private static TensorProto widened(TensorProto tensor) {
        short[] halves = TensorProtos.halves(tensor);
        float[] values = new float[halves.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = toFloat(halves[i]);
        }
        return TensorProtos.of(
                values,
                tensor.getTensorShape().getDimList().stream()
                        .mapToLong(dim -> dim.getSize())
                        .toArray());
    }

    private static GraphDef withoutUnused(GraphDef def, Set<String> candidates) {
        Set<String> used = new HashSet<>();
        def.getNodeList()
                .forEach(node -> node.getInputList().forEach(input -> used.add(Nodes.name(input))));
        GraphDef.Builder kept = def.toBuilder().clearNode();
        def.getNodeList().stream()
                .filter(node -> !candidates.contains(node.getName()) || used.contains(node.getName()))
                .forEach(kept::addNode);
        return kept.build();
    }

    private static boolean isConstant(NodeDef node, DataType type) {
        return node.getOp().equals("Const") && Nodes.value(node).getDtype() == type;
    }

    private static boolean castsTo(NodeDef node, DataType type) {
        return node.getAttrOrDefault("DstT", AttrValue.getDefaultInstance()).getType() == type;
    }
}
