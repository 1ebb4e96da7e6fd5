package org.featurescope.kind.occlusion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.featurescope.figure.link.ParameterType;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.validate.InvalidInputException;

/** The type of the side of the square, which is one of a few sizes, percent. */
record SquareSize() implements ParameterType<Long> {
    /** The sizes, percent of the side of the photograph. */
    static final List<Long> SIZES = List.of(30L, 40L, 50L);

    /** The size where none is given. */
    static final long DEFAULT = 40;

    private static final ParameterTypes.WholeNumber NUMBER = new ParameterTypes.WholeNumber(0, Integer.MAX_VALUE);

    @Override
    public Long fromJson(String field, JsonNode json) {
        return checked(field, NUMBER.fromJson(field, json));
    }

    @Override
    public Long fromText(String field, String text) {
        return checked(field, NUMBER.fromText(field, text));
    }

    private static Long checked(String field, Long size) {
        if (!SIZES.contains(size)) {
            String larger = size > 100 ? "; this one would be larger than the photograph" : "";
            throw new InvalidInputException(
                    field, "%s must be 30, 40 or 50 percent of the side, but is %d%s".formatted(field, size, larger));
        }
        return size;
    }

    @Override
    public JsonNode toJson(Long value) {
        return JsonNodeFactory.instance.numberNode((long) value);
    }

    @Override
    public String toText(Long value) {
        return value.toString();
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "integer");
        SIZES.forEach(schema.putArray("enum")::add);
        return schema;
    }
}
