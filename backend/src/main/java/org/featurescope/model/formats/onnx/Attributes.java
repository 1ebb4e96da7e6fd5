package org.featurescope.model.formats.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The attributes of a node by name. */
final class Attributes {
    private final Map<String, AttributeProto> byName = new HashMap<>();

    Attributes(NodeProto node) {
        node.getAttributeList().forEach(attribute -> byName.put(attribute.getName(), attribute));
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    long integer(String name, long missing) {
        AttributeProto found = byName.get(name);
        return found == null ? missing : found.getI();
    }

    float number(String name, float missing) {
        AttributeProto found = byName.get(name);
        return found == null ? missing : found.getF();
    }

    String text(String name, String missing) {
        AttributeProto found = byName.get(name);
        return found == null ? missing : found.getS().toStringUtf8();
    }

    Optional<AttributeProto> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns a list of whole numbers, if the node has it. */
    Optional<int[]> integers(String name) {
        return get(name)
                .map(found -> found.getIntsList().stream()
                        .mapToInt(number -> (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number)))
                        .toArray());
    }

    /** Returns a list of numbers, if the node has it. */
    Optional<List<Float>> numbers(String name) {
        return get(name).map(AttributeProto::getFloatsList);
    }
}
