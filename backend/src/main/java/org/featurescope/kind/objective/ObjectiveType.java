package org.featurescope.kind.objective;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.featurescope.figure.link.ParameterType;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.optimize.objective.Objective;

/** The type of parameters that give an objective as an expression. */
record ObjectiveType() implements ParameterType<Objective> {
    private static final String ALLOWED = "an objective, for example channel(mixed4c:12)";

    @Override
    public Objective fromJson(String field, JsonNode json) {
        if (!json.isTextual()) {
            throw ParameterTypes.refused(field, ALLOWED, json.toString());
        }
        return fromText(field, json.textValue());
    }

    @Override
    public Objective fromText(String field, String text) {
        return Objective.parse(text);
    }

    @Override
    public JsonNode toJson(Objective value) {
        return JsonNodeFactory.instance.textNode(value.toString());
    }

    @Override
    public String toText(Objective value) {
        return value.toString();
    }

    @Override
    public ObjectNode schema() {
        return JsonNodeFactory.instance.objectNode().put("type", "string");
    }
}
