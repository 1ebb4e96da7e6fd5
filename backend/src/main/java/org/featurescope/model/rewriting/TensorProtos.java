package org.featurescope.model.rewriting;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.LongStream;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Converts the values of constants in a GraphDef to plain arrays and back. */
public final class TensorProtos {
    private static final int MOST_ELEMENTS = 1 << 28;

    private TensorProtos() {}

    /** Returns a float32 tensor of {@code values} in row-major order. */
    public static TensorProto of(float[] values, long... shape) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(values.length, 4)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return tensor(DataType.DT_FLOAT, bytes, shape(shape));
    }

    /** Returns a float16 tensor of {@code values}, the bits of half-precision numbers, in row-major order. */
    static TensorProto ofHalf(short[] values, TensorShapeProto shape) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(values.length, 2)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(values);
        return tensor(DataType.DT_HALF, bytes, shape);
    }

    /** Returns an int8 tensor of {@code values} in row-major order. */
    static TensorProto ofBytes(byte[] values, TensorShapeProto shape) {
        return tensor(DataType.DT_INT8, ByteBuffer.wrap(values), shape);
    }

    /** Returns an int32 vector. */
    public static TensorProto of(int[] values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setDtype(DataType.DT_INT32).setTensorShape(shape(values.length));
        for (int value : values) {
            tensor.addIntVal(value);
        }
        return tensor.build();
    }

    /** Returns an int32 scalar. */
    public static TensorProto ofScalar(int value) {
        return TensorProto.newBuilder()
                .setDtype(DataType.DT_INT32)
                .setTensorShape(TensorShapeProto.getDefaultInstance())
                .addIntVal(value)
                .build();
    }

    /**
     * Returns the values of a float32 tensor in either form of storage. A short list of values repeats its last one.
     */
    public static float[] floats(TensorProto tensor) {
        float[] values = new float[elements(tensor)];
        if (!tensor.getTensorContent().isEmpty()) {
            content(tensor, 4L * values.length).asFloatBuffer().get(values);
            return values;
        }
        int stored = tensor.getFloatValCount();
        for (int i = 0; i < values.length && stored > 0; i++) {
            values[i] = tensor.getFloatVal(Math.min(i, stored - 1));
        }
        return values;
    }

    /** Returns the bits of the values of a float16 tensor in either form of storage. */
    static short[] halves(TensorProto tensor) {
        short[] values = new short[elements(tensor)];
        if (!tensor.getTensorContent().isEmpty()) {
            content(tensor, 2L * values.length).asShortBuffer().get(values);
            return values;
        }
        int stored = tensor.getHalfValCount();
        for (int i = 0; i < values.length && stored > 0; i++) {
            values[i] = (short) tensor.getHalfVal(Math.min(i, stored - 1));
        }
        return values;
    }

    /** Returns the values of an int8 tensor in either form of storage. */
    static byte[] bytes(TensorProto tensor) {
        byte[] values = new byte[elements(tensor)];
        if (!tensor.getTensorContent().isEmpty()) {
            content(tensor, values.length).get(values);
            return values;
        }
        int stored = tensor.getIntValCount();
        for (int i = 0; i < values.length && stored > 0; i++) {
            values[i] = (byte) tensor.getIntVal(Math.min(i, stored - 1));
        }
        return values;
    }

    /**
     * Returns the values of an int32 or int64 tensor in either form of storage.
     *
     * @throws ArithmeticException if a value does not fit
     */
    public static int[] ints(TensorProto tensor) {
        boolean isLong = tensor.getDtype() == DataType.DT_INT64;
        int[] values = new int[elements(tensor)];
        if (!tensor.getTensorContent().isEmpty()) {
            ByteBuffer content = content(tensor, (isLong ? 8L : 4L) * values.length);
            for (int i = 0; i < values.length; i++) {
                values[i] = isLong ? Math.toIntExact(content.getLong()) : content.getInt();
            }
            return values;
        }
        int stored = isLong ? tensor.getInt64ValCount() : tensor.getIntValCount();
        for (int i = 0; i < values.length && stored > 0; i++) {
            int from = Math.min(i, stored - 1);
            values[i] = isLong ? Math.toIntExact(tensor.getInt64Val(from)) : tensor.getIntVal(from);
        }
        return values;
    }

    /** Returns the number of values of a tensor. */
    public static int elements(TensorProto tensor) {
        long count = 1;
        for (TensorShapeProto.Dim dim : tensor.getTensorShape().getDimList()) {
            count = Math.multiplyExact(count, dim.getSize());
        }
        if (count < 0 || count > MOST_ELEMENTS) {
            throw new IllegalArgumentException("a constant of %d values".formatted(count));
        }
        return (int) count;
    }

    /**
     * Returns a shape.
     *
     * @param sizes of the axes; -1 for an unknown one
     */
    public static TensorShapeProto shape(long... sizes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        LongStream.of(sizes).forEach(size -> shape.addDimBuilder().setSize(size));
        return shape.build();
    }

    private static TensorProto tensor(DataType type, ByteBuffer bytes, TensorShapeProto shape) {
        return TensorProto.newBuilder()
                .setDtype(type)
                .setTensorShape(shape)
                .setTensorContent(UnsafeByteOperations.unsafeWrap(bytes.rewind()))
                .build();
    }

    private static ByteBuffer content(TensorProto tensor, long expected) {
        ByteString content = tensor.getTensorContent();
        if (content.size() != expected) {
            throw new IllegalArgumentException(
                    "a constant holds %d bytes, but its shape asks for %d".formatted(content.size(), expected));
        }
        return content.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
}
