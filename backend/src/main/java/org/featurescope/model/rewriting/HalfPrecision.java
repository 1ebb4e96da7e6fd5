package org.featurescope.model.rewriting;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Converts the weights of frozen graphs to half precision, which halves the size of their files, and back.
 *
 * <p>{@link #narrow} turns every large float32 constant {@code w} into a float16 constant {@code w_half} and a {@code
 * Cast} named {@code w}, so that the file stays a valid frozen graph for any TensorFlow. {@link #widen} turns such
 * pairs, and their products with a constant for each channel, into float32 constants, so that a session neither casts
 * nor scales weights while it runs. Rounding is to nearest, ties to even (IEEE 754-2008, binary16). Whole numbers up to
 * 2048 stay exact, and so do weights that are whole numbers times a scale for each channel.
 */
public final class HalfPrecision {
    /** Constants with fewer values, such as biases, stay in float32: they need little space. */
    static final int LEAST_VALUES = 1024;

    private static final float LARGEST = 65_504f;

    private HalfPrecision() {}

    /** Converts large float32 constants to half precision. Constants with values beyond its range stay in float32. */
    public static GraphDef narrow(GraphDef def) {
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
            narrowed.addNode(Nodes.constant(
                    stored, TensorProtos.ofHalf(halves, Nodes.value(node).getTensorShape())));
            narrowed.addNode(NodeDef.newBuilder()
                    .setName(node.getName())
                    .setOp("Cast")
                    .addInput(stored)
                    .putAttr("SrcT", Nodes.type(DataType.DT_HALF))
                    .putAttr("DstT", Nodes.type(DataType.DT_FLOAT)));
        }
        return narrowed.build();
    }

    /**
     * Replaces every cast of a half-precision constant to float32, and every product of a constant with a constant for
     * each channel, by its value.
     */
    public static GraphDef widen(GraphDef def) {
        Map<String, NodeDef> nodes = Nodes.byName(def);
        Set<String> folded = new HashSet<>();
        nodes.replaceAll((name, node) -> isCastOfHalf(nodes, node) ? widened(nodes, node, folded) : node);
        nodes.replaceAll((name, node) -> isScaledConstant(nodes, node) ? scaled(nodes, node, folded) : node);
        nodes.values().forEach(node -> node.getInputList().forEach(input -> folded.remove(Nodes.name(input))));
        nodes.keySet().removeAll(folded);
        return def.toBuilder().clearNode().addAllNode(nodes.values()).build();
    }

    /** Returns the bits of the half-precision number nearest to {@code value}. */
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
            // below 2^-14 half-precision numbers are multiples of 2^-24; adding 0.5 rounds to these in the lowest bits
            return (short) (sign | (Float.floatToRawIntBits(Math.abs(value) + 0.5f) - 0x3f000000));
        }
        int roundedToEven = magnitude - 0x38000000 + 0xfff + ((magnitude >>> 13) & 1);
        return (short) (sign | (roundedToEven >>> 13));
    }

    /** Returns the value of a half-precision number. */
    public static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >>> 10) & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) {
            return Float.intBitsToFloat(sign | Float.floatToRawIntBits(fraction * 0x1p-24f));
        }
        int widened = exponent == 0x1f ? 0xff : exponent + 112;
        return Float.intBitsToFloat(sign | (widened << 23) | (fraction << 13));
    }

    private static boolean isCastOfHalf(Map<String, NodeDef> nodes, NodeDef node) {
        return node.getOp().equals("Cast")
                && node.getAttrOrDefault("DstT", AttrValue.getDefaultInstance()).getType() == DataType.DT_FLOAT
                && isConstant(input(nodes, node, 0), DataType.DT_HALF);
    }

    private static NodeDef widened(Map<String, NodeDef> nodes, NodeDef cast, Set<String> folded) {
        NodeDef source = input(nodes, cast, 0);
        folded.add(source.getName());
        short[] halves = TensorProtos.halves(Nodes.value(source));
        float[] values = new float[halves.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = toFloat(halves[i]);
        }
        return Nodes.constant(cast.getName(), TensorProtos.of(values, sizes(source)));
    }

    private static boolean isScaledConstant(Map<String, NodeDef> nodes, NodeDef node) {
        if (!node.getOp().equals("Mul")
                || !isConstant(input(nodes, node, 0), DataType.DT_FLOAT)
                || !isConstant(input(nodes, node, 1), DataType.DT_FLOAT)) {
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

    private static boolean isConstant(NodeDef node, DataType type) {
        return node.getOp().equals("Const") && Nodes.value(node).getDtype() == type;
    }
}
