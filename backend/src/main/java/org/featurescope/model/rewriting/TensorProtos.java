package org.featurescope.model.rewriting;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.LongStream;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** The values of constants in a GraphDef as plain arrays, and back. */
public final class TensorProtos {
    private static final int MOST_ELEMENTS = 1 << 28;

    private TensorProtos() {}

    /** A float32 tensor of {@code values} in row-major order. */
    public static TensorProto of(float[] values, long... shape) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(values.length, 4)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return tensor(DataType.DT_FLOAT, bytes, shape(shape));
    }

    /** A float16 tensor of {@code values}, each the 16 bits of a number, in row-major order. */
    static TensorProto ofHalf(short[] values, TensorShapeProto shape) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(values.length, 2)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(values);
        return tensor(DataType.DT_HALF, bytes, shape);
    }

    /** An int32 vector. */
    public static TensorProto of(int[] values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setDtype(DataType.DT_INT32).setTensorShape(shape(values.length));
        for (int value : values) {
            tensor.addIntVal(value);
        }
        return tensor.build();
    }

    /** An int32 scalar. */
    public static TensorProto ofScalar(int value) {
        return TensorProto.newBuilder()
                .setDtype(DataType.DT_INT32)
                .setTensorShape(TensorShapeProto.getDefaultInstance())
                .addIntVal(value)
                .build();
    }

    /** The values of a float32 tensor, however they are stored; a shorter list repeats its last value. */
    static float[] floats(TensorProto tensor) {
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

    /** The bits of the values of a float16 tensor, however they are stored. */
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

    /** The values of an int32 tensor, however they are stored. */
    public static int[] ints(TensorProto tensor) {
        int[] values = new int[elements(tensor)];
        if (!tensor.getTensorContent().isEmpty()) {
            content(tensor, 4L * values.length).asIntBuffer().get(values);
            return values;
        }
        int stored = tensor.getIntValCount();
        for (int i = 0; i < values.length && stored > 0; i++) {
            values[i] = tensor.getIntVal(Math.min(i, stored - 1));
        }
        return values;
    }

    /** The number of values in a tensor. */
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

    /** The sizes of a tensor's axes; -1 where one is not known. */
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
