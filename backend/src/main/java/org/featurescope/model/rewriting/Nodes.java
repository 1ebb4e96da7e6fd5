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

/** How the nodes of a GraphDef name one another, and the few nodes that this package makes. */
public final class Nodes {
    private Nodes() {}

    /** The nodes by name, in the graph's order. */
    public static Map<String, NodeDef> byName(GraphDef def) {
        Map<String, NodeDef> nodes = new LinkedHashMap<>();
        def.getNodeList().forEach(node -> nodes.put(node.getName(), node));
        return nodes;
    }

    /** The node of that name, or {@link IllegalArgumentException}. */
    public static NodeDef of(Map<String, NodeDef> nodes, String name) {
        NodeDef node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("the graph has no node \"%s\"".formatted(name));
        }
        return node;
    }

    /** The node that an input {@code name}, {@code name:1} or {@code ^name} refers to. */
    public static String name(String input) {
        int start = isControl(input) ? 1 : 0;
        int colon = input.indexOf(':', start);
        return input.substring(start, colon < 0 ? input.length() : colon);
    }

    /** Whether an input only orders execution and carries no value. */
    static boolean isControl(String input) {
        return input.startsWith("^");
    }

    /** The inputs of a node that carry values. */
    public static List<String> dataInputs(NodeDef node) {
        return node.getInputList().stream().filter(input -> !isControl(input)).toList();
    }

    /** The value of a {@code Const} node. */
    public static TensorProto value(NodeDef constant) {
        return constant.getAttrOrDefault("value", AttrValue.getDefaultInstance())
                .getTensor();
    }

    /** The whole numbers of a list attribute such as {@code strides}; none when it is not there. */
    public static List<Long> integers(NodeDef node, String attribute) {
        return node.getAttrOrDefault(attribute, AttrValue.getDefaultInstance())
                .getList()
                .getIList();
    }

    /** The text of an attribute such as {@code padding}; empty when it is not there. */
    public static String text(NodeDef node, String attribute) {
        return node.getAttrOrDefault(attribute, AttrValue.getDefaultInstance())
                .getS()
                .toStringUtf8();
    }

    public static NodeDef constant(String name, TensorProto tensor) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp("Const")
                .putAttr("dtype", type(tensor.getDtype()))
                .putAttr("value", AttrValue.newBuilder().setTensor(tensor).build())
                .build();
    }

    static AttrValue integer(long value) {
        return AttrValue.newBuilder().setI(value).build();
    }

    public static AttrValue integers(long... values) {
        AttrValue.ListValue.Builder list = AttrValue.ListValue.newBuilder();
        for (long value : values) {
            list.addI(value);
        }
        return AttrValue.newBuilder().setList(list).build();
    }

    public static AttrValue text(String value) {
        return AttrValue.newBuilder().setS(ByteString.copyFromUtf8(value)).build();
    }

    static AttrValue texts(String... values) {
        AttrValue.ListValue.Builder list = AttrValue.ListValue.newBuilder();
        for (String value : values) {
            list.addS(ByteString.copyFromUtf8(value));
        }
        return AttrValue.newBuilder().setList(list).build();
    }

    static AttrValue types(DataType... values) {
        AttrValue.ListValue.Builder list = AttrValue.ListValue.newBuilder();
        for (DataType value : values) {
            list.addType(value);
        }
        return AttrValue.newBuilder().setList(list).build();
    }

    public static AttrValue type(DataType type) {
        return AttrValue.newBuilder().setType(type).build();
    }
}
