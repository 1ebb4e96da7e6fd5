package org.featurescope.model.rewriting;

import com.google.protobuf.ByteString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/** Reads and creates the nodes of a GraphDef and their attributes. */
public final class Nodes {
    private Nodes() {}

    /** Returns the nodes by name, in the graph's order. */
    public static Map<String, NodeDef> byName(GraphDef def) {
        Map<String, NodeDef> nodes = new LinkedHashMap<>();
        def.getNodeList().forEach(node -> nodes.put(node.getName(), node));
        return nodes;
    }

    /** Returns the node of that name, or throws {@link IllegalArgumentException}. */
    public static NodeDef of(Map<String, NodeDef> nodes, String name) {
        NodeDef node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("the graph has no node \"%s\"".formatted(name));
        }
        return node;
    }

    /** Returns the name of the node that an input {@code name}, {@code name:1} or {@code ^name} refers to. */
    public static String name(String input) {
        int start = isControl(input) ? 1 : 0;
        int colon = input.indexOf(':', start);
        return input.substring(start, colon < 0 ? input.length() : colon);
    }

    /** Returns whether an input is a control input, which only orders execution. */
    public static boolean isControl(String input) {
        return input.startsWith("^");
    }

    /** Returns the inputs of a node that are not control inputs. */
    public static List<String> dataInputs(NodeDef node) {
        return node.getInputList().stream().filter(input -> !isControl(input)).toList();
    }

    /** Returns the value of a {@code Const} node. */
    public static TensorProto value(NodeDef constant) {
        return constant.getAttrOrDefault("value", AttrValue.getDefaultInstance())
                .getTensor();
    }

    /** Returns the whole numbers of a list attribute such as {@code strides}; none if it is missing. */
    public static List<Long> integers(NodeDef node, String attribute) {
        return node.getAttrOrDefault(attribute, AttrValue.getDefaultInstance())
                .getList()
                .getIList();
    }

    /** Returns the text of an attribute such as {@code padding}; empty if it is missing. */
    public static String text(NodeDef node, String attribute) {
        return node.getAttrOrDefault(attribute, AttrValue.getDefaultInstance())
                .getS()
                .toStringUtf8();
    }

    /**
     * Returns a placeholder.
     *
     * @param sizes of its axes; -1 for an unknown one
     */
    public static NodeDef placeholder(String name, DataType type, long... sizes) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp("Placeholder")
                .putAttr("dtype", type(type))
                .putAttr(
                        "shape",
                        AttrValue.newBuilder()
                                .setShape(TensorProtos.shape(sizes))
                                .build())
                .build();
    }

    /** Returns a {@code Const} node. */
    public static NodeDef constant(String name, TensorProto tensor) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp("Const")
                .putAttr("dtype", type(tensor.getDtype()))
                .putAttr("value", AttrValue.newBuilder().setTensor(tensor).build())
                .build();
    }

    /** Returns an attribute of a whole number. */
    public static AttrValue integer(long value) {
        return AttrValue.newBuilder().setI(value).build();
    }

    /** Returns an attribute of a list of whole numbers. */
    public static AttrValue integers(long... values) {
        AttrValue.ListValue.Builder list = AttrValue.ListValue.newBuilder();
        for (long value : values) {
            list.addI(value);
        }
        return AttrValue.newBuilder().setList(list).build();
    }

    /** Returns an attribute of a text. */
    public static AttrValue text(String value) {
        return AttrValue.newBuilder().setS(ByteString.copyFromUtf8(value)).build();
    }

    /** Returns an attribute of a list of texts. */
    static AttrValue texts(String... values) {
        AttrValue.ListValue.Builder list = AttrValue.ListValue.newBuilder();
        for (String value : values) {
            list.addS(ByteString.copyFromUtf8(value));
        }
        return AttrValue.newBuilder().setList(list).build();
    }

    /** Returns an attribute of a list of types. */
    static AttrValue types(DataType... values) {
        AttrValue.ListValue.Builder list = AttrValue.ListValue.newBuilder();
        for (DataType value : values) {
            list.addType(value);
        }
        return AttrValue.newBuilder().setList(list).build();
    }

    /** Returns an attribute of a type. */
    public static AttrValue type(DataType type) {
        return AttrValue.newBuilder().setType(type).build();
    }

    /** Returns whether a node is a constant of a type. */
    static boolean isConstant(NodeDef node, DataType type) {
        return node.getOp().equals("Const") && value(node).getDtype() == type;
    }

    /** Returns a node that converts the numbers of another to float32. */
    static NodeDef castToFloat(String name, String input, DataType from) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp("Cast")
                .addInput(input)
                .putAttr("SrcT", type(from))
                .putAttr("DstT", type(DataType.DT_FLOAT))
                .build();
    }
}
