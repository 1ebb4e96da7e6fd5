package org.featurescope.model.formats.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.featurescope.model.rewriting.HalfPrecision;

/** Constants: those of the file, and shapes and what is computed from them. */
final class Constants {
    private static final int MOST_AXES = 8;
    private static final Set<Integer> WHOLE = Set.of(
            TensorProto.DataType.INT64_VALUE,
            TensorProto.DataType.INT32_VALUE,
            TensorProto.DataType.INT8_VALUE,
            TensorProto.DataType.UINT8_VALUE,
            TensorProto.DataType.BOOL_VALUE);

    private Constants() {}

    static void constant(Step step) throws UnsupportedNodeException {
        Attributes attributes = step.attributes();
        if (attributes.has("value")) {
            step.give(of(attributes.get("value").orElseThrow().getT()));
        } else if (attributes.has("value_ints")) {
            step.give(Value.Known.vector(attributes.get("value_ints").orElseThrow().getIntsList().stream()
                    .mapToLong(Long::longValue)
                    .toArray()));
        } else if (attributes.has("value_int")) {
            step.give(Value.Known.of(new int[0], (double) attributes.integer("value_int", 0)));
        } else if (attributes.has("value_float")) {
            step.give(new Value.Known(new double[] {attributes.number("value_float", 0)}, new int[0], false));
        } else {
            throw new UnsupportedNodeException("has a constant that is neither numbers nor a tensor");
        }
    }

    static void ofShape(Step step) throws UnsupportedNodeException {
        int[] shape = step.known(0).integers();
        double[] numbers = new double[KnownValues.count(shape)];
        AttributeProto value = step.attributes().get("value").orElse(AttributeProto.getDefaultInstance());
        boolean hasValue = value.hasT();
        Value.Known filled = hasValue ? of(value.getT()) : Value.Known.of(new int[] {1}, 0);
        Arrays.fill(numbers, filled.numbers()[0]);
        step.give(new Value.Known(numbers, shape, hasValue && filled.isWhole()));
    }

    static void shape(Step step) throws UnsupportedNodeException {
        step.give(Value.Known.vector(
                Arrays.stream(step.input(0).shape()).asLongStream().toArray()));
    }

    static void gather(Step step) throws UnsupportedNodeException {
        if (step.attributes().integer("axis", 0) != 0) {
            throw new UnsupportedNodeException("takes parts along a later axis");
        }
        step.give(KnownValues.gathered(step.known(0), step.known(1)));
    }

    /** Casts numbers; values that depend on the picture are float32 before and after. */
    static void cast(Step step) throws UnsupportedNodeException {
        long type = step.attributes().integer("to", TensorProto.DataType.FLOAT_VALUE);
        boolean toFloat = type == TensorProto.DataType.FLOAT_VALUE
                || type == TensorProto.DataType.FLOAT16_VALUE
                || type == TensorProto.DataType.DOUBLE_VALUE;
        if (step.input(0) instanceof Value.Known known) {
            double[] numbers = known.numbers().clone();
            for (int i = 0; i < numbers.length && !toFloat; i++) {
                numbers[i] = (double) (long) numbers[i];
            }
            step.give(new Value.Known(numbers, known.shape(), !toFloat));
        } else if (toFloat) {
            step.give(step.input(0));
        } else {
            throw new UnsupportedNodeException("makes whole numbers of values that depend on the picture");
        }
    }

    static void floor(Step step) throws UnsupportedNodeException {
        Value.Known known = step.known(0);
        step.give(new Value.Known(
                Arrays.stream(known.numbers()).map(Math::floor).toArray(), known.shape(), known.isWhole()));
    }

    /** Returns the values of a tensor of the file. */
    static Value.Known of(TensorProto tensor) throws UnsupportedNodeException {
        if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            throw new UnsupportedNodeException("has a constant in another file; save the model in one file");
        }
        if (tensor.getDimsCount() > MOST_AXES
                || tensor.getDimsList().stream().anyMatch(size -> size < 0 || size > 1 << 28)) {
            throw new UnsupportedNodeException("has a constant of the shape " + tensor.getDimsList());
        }
        int[] shape = tensor.getDimsList().stream().mapToInt(Math::toIntExact).toArray();
        long count = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        boolean isWhole = WHOLE.contains(tensor.getDataType());
        double[] numbers = tensor.getRawData().isEmpty() ? listed(tensor) : raw(tensor);
        if (numbers.length != count) {
            throw new UnsupportedNodeException(
                    "has a constant of the shape %s with %d numbers".formatted(Arrays.toString(shape), numbers.length));
        }
        return new Value.Known(numbers, shape, isWhole);
    }

    private static double[] listed(TensorProto tensor) throws UnsupportedNodeException {
        List<? extends Number> numbers = switch (tensor.getDataType()) {
            case TensorProto.DataType.FLOAT_VALUE -> tensor.getFloatDataList();
            case TensorProto.DataType.DOUBLE_VALUE -> tensor.getDoubleDataList();
            case TensorProto.DataType.INT64_VALUE -> tensor.getInt64DataList();
            case TensorProto.DataType.INT32_VALUE,
                    TensorProto.DataType.INT8_VALUE,
                    TensorProto.DataType.UINT8_VALUE,
                    TensorProto.DataType.BOOL_VALUE -> tensor.getInt32DataList();
            default -> throw unknownType(tensor);
        };
        double[] values = new double[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).doubleValue();
        }
        return values;
    }

    private static double[] raw(TensorProto tensor) throws UnsupportedNodeException {
        ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        int size = switch (tensor.getDataType()) {
            case TensorProto.DataType.DOUBLE_VALUE, TensorProto.DataType.INT64_VALUE -> 8;
            case TensorProto.DataType.FLOAT_VALUE, TensorProto.DataType.INT32_VALUE -> 4;
            case TensorProto.DataType.FLOAT16_VALUE -> 2;
            case TensorProto.DataType.BOOL_VALUE, TensorProto.DataType.INT8_VALUE, TensorProto.DataType.UINT8_VALUE ->
                1;
            default -> throw unknownType(tensor);
        };
        double[] values = new double[bytes.remaining() / size];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (tensor.getDataType()) {
                case TensorProto.DataType.DOUBLE_VALUE -> bytes.getDouble();
                case TensorProto.DataType.INT64_VALUE -> bytes.getLong();
                case TensorProto.DataType.FLOAT_VALUE -> bytes.getFloat();
                case TensorProto.DataType.INT32_VALUE -> bytes.getInt();
                case TensorProto.DataType.UINT8_VALUE -> bytes.get() & 0xff;
                case TensorProto.DataType.FLOAT16_VALUE -> HalfPrecision.toFloat(bytes.getShort());
                default -> bytes.get();
            };
        }
        return values;
    }

    private static UnsupportedNodeException unknownType(TensorProto tensor) {
        return new UnsupportedNodeException(
                "has a constant of the type %s".formatted(TensorProto.DataType.forNumber(tensor.getDataType())));
    }
}
