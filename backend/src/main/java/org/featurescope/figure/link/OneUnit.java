package org.featurescope.figure.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.featurescope.model.UnitExpression;
import org.featurescope.model.UnitExpression.Unit;

/** One channel of one layer, written {@code layer:channel}. */
record OneUnit() implements ParameterType<Unit> {
    private static final String ALLOWED = "one unit written layer:channel";

    @Override
    public Unit fromJson(String field, JsonNode json) {
        if (!json.isTextual()) {
            throw ParameterTypes.refused(field, ALLOWED, json.toString());
        }
        return fromText(field, json.textValue());
    }

    @Override
    public Unit fromText(String field, String text) {
        if (UnitExpression.parse(field, text) instanceof Unit unit) {
            return unit;
        }
        throw ParameterTypes.refused(field, ALLOWED, ParameterTypes.quoted(text));
    }

    @Override
    public JsonNode toJson(Unit value) {
        return JsonNodeFactory.instance.textNode(value.toString());
    }

    @Override
    public String toText(Unit value) {
        return value.toString();
    }

    @Override
    public ObjectNode schema() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "string")
                .put("format", "unit")
                .put("pattern", "^[A-Za-z][A-Za-z0-9_.-]{0,99}:[0-9]{1,6}$");
    }
}
