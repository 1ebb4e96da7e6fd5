package org.featurescope.figure.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.featurescope.model.UnitExpression;
import org.featurescope.validate.InvalidInputException;

/**
 * A list of units or directions: an array of strings in JSON, separated by commas in links.
 *
 * @param most the greatest length of the list
 */
public record UnitList(int most) implements ParameterType<List<UnitExpression>> {
    private static final One ONE = new One();

    @Override
    public List<UnitExpression> fromJson(String field, JsonNode json) {
        if (!json.isArray()) {
            throw refused(field, json.toString());
        }
        List<UnitExpression> units = new ArrayList<>();
        for (JsonNode element : json) {
            units.add(ONE.fromJson("%s[%d]".formatted(field, units.size()), element));
        }
        return checked(field, units);
    }

    @Override
    public List<UnitExpression> fromText(String field, String text) {
        List<UnitExpression> units = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            units.add(ONE.fromText(field, part.strip()));
        }
        return checked(field, units);
    }

    private List<UnitExpression> checked(String field, List<UnitExpression> units) {
        if (units.isEmpty() || units.size() > most) {
            throw refused(field, "a list of " + units.size());
        }
        return List.copyOf(units);
    }

    private InvalidInputException refused(String field, String given) {
        return ParameterTypes.refused(
                field, "1 to %d units or directions, for example mixed4c:12,mixed4c~7".formatted(most), given);
    }

    @Override
    public JsonNode toJson(List<UnitExpression> value) {
        ArrayNode units = JsonNodeFactory.instance.arrayNode();
        value.forEach(unit -> units.add(unit.toString()));
        return units;
    }

    @Override
    public String toText(List<UnitExpression> value) {
        return value.stream().map(UnitExpression::toString).collect(Collectors.joining(","));
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.set("items", ONE.schema());
        return schema.put("minItems", 1).put("maxItems", most);
    }

    /** One unit or direction. */
    public record One() implements ParameterType<UnitExpression> {
        private static final String ALLOWED = "a unit or a direction, for example mixed4c:12 or mixed4c~7";

        @Override
        public UnitExpression fromJson(String field, JsonNode json) {
            if (!json.isTextual()) {
                throw ParameterTypes.refused(field, ALLOWED, json.toString());
            }
            return fromText(field, json.textValue());
        }

        @Override
        public UnitExpression fromText(String field, String text) {
            UnitExpression named = UnitExpression.parse(field, text);
            // the rows and columns of an activation map depend on the picture's size; only an objective can name a
            // position
            if (named instanceof UnitExpression.Position) {
                throw ParameterTypes.refused(field, ALLOWED, ParameterTypes.quoted(text));
            }
            return named;
        }

        @Override
        public JsonNode toJson(UnitExpression value) {
            return JsonNodeFactory.instance.textNode(value.toString());
        }

        @Override
        public String toText(UnitExpression value) {
            return value.toString();
        }

        @Override
        public ObjectNode schema() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "string")
                    .put("format", "unit")
                    .put("maxLength", 4000);
        }
    }
}
