package org.featurescope.model.admission;

import java.util.List;
import java.util.Map;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorShapeProto;

/** Checks the attributes of nodes. */
final class Attributes {
    private static final int MOST_ATTRIBUTES = 64;
    private static final int MOST_ENTRIES = 1000;
    private static final int MOST_TEXT = 1000;
    private static final int UNKNOWN_AXIS = -1;

    private Attributes() {}

    /** Returns whether an attribute is one of TensorFlow's internal ones, which a graph does without. */
    static boolean isInternal(String attribute) {
        return attribute.startsWith("_");
    }

    /** Checks the attributes of a node, and its value if it is a constant. */
    static void check(NodeDef node, Constants constants) throws RefusedGraphException {
        if (node.getAttrCount() > MOST_ATTRIBUTES) {
            throw refused(
                    node, "has %d attributes; at most %d are read".formatted(node.getAttrCount(), MOST_ATTRIBUTES));
        }
        for (Map.Entry<String, AttrValue> attribute : node.getAttrMap().entrySet()) {
            if (!isInternal(attribute.getKey())) {
                check(node, attribute.getKey(), attribute.getValue(), constants);
            }
        }
        if (node.getOp().equals("Const") && !isConsistentConstant(node)) {
            throw refused(node, "is a constant without a value of its type");
        }
    }

    private static boolean isConsistentConstant(NodeDef node) {
        AttrValue value = node.getAttrOrDefault("value", AttrValue.getDefaultInstance());
        AttrValue type = node.getAttrOrDefault("dtype", AttrValue.getDefaultInstance());
        return value.hasTensor()
                && type.getValueCase() == AttrValue.ValueCase.TYPE
                && value.getTensor().getDtype() == type.getType();
    }

    private static void check(NodeDef node, String name, AttrValue value, Constants constants)
            throws RefusedGraphException {
        switch (value.getValueCase()) {
            case TYPE -> Constants.checkType(node, value.getType(), value.getTypeValue());
            case SHAPE -> checkShape(node, value.getShape());
            case S -> checkLength(node, name, value.getS().size(), MOST_TEXT);
            case LIST -> checkList(node, name, value.getList());
            case TENSOR -> {
                if (!node.getOp().equals("Const") || !name.equals("value")) {
                    throw refused(node, "has values in its attribute %s".formatted(Shown.text(name)));
                }
                constants.check(node, value.getTensor());
            }
            case FUNC, PLACEHOLDER ->
                throw refused(node, "has a function as its attribute %s".formatted(Shown.text(name)));
            case I, F, B, VALUE_NOT_SET -> {
                // a number, which TensorFlow checks
            }
        }
    }

    private static void checkList(NodeDef node, String name, AttrValue.ListValue list) throws RefusedGraphException {
        int entries = list.getSCount()
                + list.getICount()
                + list.getFCount()
                + list.getBCount()
                + list.getTypeCount()
                + list.getShapeCount();
        checkLength(node, name, entries, MOST_ENTRIES);
        if (list.getTensorCount() + list.getFuncCount() > 0) {
            throw refused(node, "has values or functions in its attribute %s".formatted(Shown.text(name)));
        }
        List<Integer> numbers = list.getTypeValueList();
        for (int number : numbers) {
            DataType type = DataType.forNumber(number);
            Constants.checkType(node, type == null ? DataType.UNRECOGNIZED : type, number);
        }
        for (TensorShapeProto shape : list.getShapeList()) {
            checkShape(node, shape);
        }
        for (var text : list.getSList()) {
            checkLength(node, name, text.size(), MOST_TEXT);
        }
    }

    private static void checkShape(NodeDef node, TensorShapeProto shape) throws RefusedGraphException {
        if (!shape.getUnknownRank()) {
            Constants.checkShape(node, shape, UNKNOWN_AXIS);
        }
    }

    private static void checkLength(NodeDef node, String name, int length, int most) throws RefusedGraphException {
        if (length > most) {
            throw refused(
                    node,
                    "has %d entries in its attribute %s; at most %d are read"
                            .formatted(length, Shown.text(name), most));
        }
    }

    private static RefusedGraphException refused(NodeDef node, String how) {
        return new RefusedGraphException("node %s (%s) %s".formatted(Shown.text(node.getName()), node.getOp(), how));
    }
}
