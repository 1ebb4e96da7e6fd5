package org.featurescope.model.admission;

import java.util.Locale;
import java.util.Map;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Checks the values of a graph's constants: their types and sizes, and the size of all together. */
final class Constants {
    /** A gibibyte in float32. */
    private static final long MOST_VALUES = 1L << 28;

    private static final int MOST_AXES = 8;

    /** The types that a graph may compute with, and the bytes of a value. */
    private static final Map<DataType, Integer> BYTES = Map.ofEntries(
            Map.entry(DataType.DT_FLOAT, 4),
            Map.entry(DataType.DT_DOUBLE, 8),
            Map.entry(DataType.DT_HALF, 2),
            Map.entry(DataType.DT_BFLOAT16, 2),
            Map.entry(DataType.DT_INT8, 1),
            Map.entry(DataType.DT_INT16, 2),
            Map.entry(DataType.DT_INT32, 4),
            Map.entry(DataType.DT_INT64, 8),
            Map.entry(DataType.DT_UINT8, 1),
            Map.entry(DataType.DT_UINT16, 2),
            Map.entry(DataType.DT_UINT32, 4),
            Map.entry(DataType.DT_UINT64, 8),
            Map.entry(DataType.DT_QINT8, 1),
            Map.entry(DataType.DT_QUINT8, 1),
            Map.entry(DataType.DT_QINT32, 4),
            Map.entry(DataType.DT_BOOL, 1));

    private long values;

    /** Returns the number of values of a shape whose axes have at least {@code least} positions each. */
    static long checkShape(NodeDef node, TensorShapeProto shape, long least) throws RefusedGraphException {
        long count = 1;
        for (TensorShapeProto.Dim axis : shape.getDimList()) {
            boolean fits = axis.getSize() >= least && axis.getSize() <= MOST_VALUES;
            count *= Math.max(0, axis.getSize());
            if (!fits || count > MOST_VALUES || shape.getDimCount() > MOST_AXES) {
                throw refused(
                        node,
                        "has a shape of %d axes, one of them of %d; at most %d axes and %d values are read"
                                .formatted(shape.getDimCount(), axis.getSize(), MOST_AXES, MOST_VALUES));
            }
        }
        return count;
    }

    /** Checks that a type is one that networks compute with. */
    static void checkType(NodeDef node, DataType type, int number) throws RefusedGraphException {
        if (type == DataType.UNRECOGNIZED) {
            throw refused(node, "has the type number %d, which TensorFlow does not know".formatted(number));
        }
        if (!BYTES.containsKey(type)) {
            throw refused(
                    node,
                    "has the type %s; networks compute with numbers and truth values"
                            .formatted(type.name().substring("DT_".length()).toLowerCase(Locale.ROOT)));
        }
    }

    /** Checks the value of a {@code Const} node and adds its size to that of all. */
    void check(NodeDef node, TensorProto tensor) throws RefusedGraphException {
        checkType(node, tensor.getDtype(), tensor.getDtypeValue());
        if (tensor.getTensorShape().getUnknownRank()) {
            throw refused(node, "is a constant without a shape");
        }
        long count = checkShape(node, tensor.getTensorShape(), 0);
        values += count;
        if (values > MOST_VALUES) {
            throw refused(node, "and the constants before it have more than %d values".formatted(MOST_VALUES));
        }
        long bytes = tensor.getTensorContent().size();
        long expected = count * BYTES.getOrDefault(tensor.getDtype(), 1);
        if (bytes > 0 && bytes != expected) {
            throw refused(node, "holds %d bytes, but its shape asks for %d".formatted(bytes, expected));
        }
        if (stored(tensor) > count) {
            throw refused(node, "holds %d values, but its shape asks for %d".formatted(stored(tensor), count));
        }
    }

    private static long stored(TensorProto tensor) {
        return (long) tensor.getFloatValCount()
                + tensor.getDoubleValCount()
                + tensor.getHalfValCount()
                + tensor.getIntValCount()
                + tensor.getInt64ValCount()
                + tensor.getUint32ValCount()
                + tensor.getUint64ValCount()
                + tensor.getBoolValCount()
                + tensor.getStringValCount()
                + tensor.getResourceHandleValCount()
                + tensor.getVariantValCount()
                + tensor.getScomplexValCount()
                + tensor.getDcomplexValCount();
    }

    private static RefusedGraphException refused(NodeDef node, String how) {
        return new RefusedGraphException("node %s (%s) %s".formatted(Shown.text(node.getName()), node.getOp(), how));
    }
}
