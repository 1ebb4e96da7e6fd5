package org.featurescope.model.rewriting;

import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Converts the weights of frozen graphs to half precision, which halves the size of their files; {@link WideWeights}
 * converts them back. Rounding is to nearest, ties to even (IEEE 754-2008, binary16). Whole numbers up to 2048 stay exact,
 * and so do weights that are whole numbers times a scale for each channel.
 */
public final class HalfPrecision {
    /** Constants with fewer values, such as biases, stay in float32: they need little space. */
    static final int LEAST_VALUES = 1024;

    private static final float LARGEST = 65_504f;

    private HalfPrecision() {}

    /**
     * Turns every large float32 constant {@code w} into a float16 constant {@code w_half} and a {@code Cast} named {@code
     * w}, so that the file stays a valid frozen graph for any TensorFlow. Constants with values beyond the range stay.
     */
    public static GraphDef narrow(GraphDef def) {
        GraphDef.Builder narrowed = def.toBuilder().clearNode();
        for (NodeDef node : def.getNodeList()) {
            if (!Nodes.isConstant(node, DataType.DT_FLOAT) || TensorProtos.elements(Nodes.value(node)) < LEAST_VALUES) {
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
            narrowed.addNode(Nodes.castToFloat(node.getName(), stored, DataType.DT_HALF));
        }
        return narrowed.build();
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
}
