package org.featurescope.activation.index;

/**
 * Converts between float32 and half-precision numbers (IEEE 754 binary16): 11 bits of precision, {@value #MOST} at
 * most, 2^-24 at least.
 *
 * <p>Implementation note: halves are rounded to the nearest, and of two equally near ones to the even one. There is one
 * exception: a number other than zero never becomes zero, so that the zeros after a ReLU can be counted.
 */
public final class Half {
    /** The largest half-precision number. */
    static final float MOST = 65_504;

    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7c00;
    private static final float LEAST_NORMAL = 0x1p-14f;
    private static final float LEAST = 0x1p-24f;
    /** The exponents of float32 begin at -127, those of halves at -15. */
    private static final int REBIAS = (127 - 15) << 23;

    private Half() {}

    /** Returns the bits of a half. The number must be finite and at most {@value #MOST} in size. */
    static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & SIGN;
        float size = Math.abs(value);
        if (size >= LEAST_NORMAL) {
            int magnitude = (bits & 0x7fffffff) - REBIAS;
            return (short) (sign | (magnitude + 0xfff + (magnitude >>> 13 & 1)) >>> 13);
        }
        int steps = (int) Math.rint(size / LEAST);
        return (short) (sign | (steps == 0 && size > 0 ? 1 : steps));
    }

    /** Returns the number of a half's bits. */
    public static float toFloat(short half) {
        int sign = (half & SIGN) << 16;
        int magnitude = half & 0x7fff;
        if (magnitude >= 0x400 && magnitude < INFINITY) {
            return Float.intBitsToFloat(sign | (magnitude << 13) + REBIAS);
        }
        if (magnitude >= INFINITY) {
            return Float.intBitsToFloat(sign | 0x7f800000 | (magnitude - INFINITY) << 13);
        }
        return Float.intBitsToFloat(sign | Float.floatToRawIntBits(magnitude * LEAST));
    }
}
