package org.featurescope.figure.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.featurescope.validate.InvalidInputException;

/**
 * A list of numbers in {@code [least, most]}, perhaps empty: an array of numbers in JSON, separated by commas in links.
 *
 * @param least the smallest number
 * @param most the largest number
 * @param length the greatest length of the list
 */
public record Decimals(double least, double most, int length) implements ParameterType<List<Double>> {
    @Override
    public List<Double> fromJson(String field, JsonNode json) {
        if (!json.isArray() || json.size() > length) {
            throw refused(field, json.isArray() ? "a list of " + json.size() : json.toString());
        }
        List<Double> numbers = new ArrayList<>();
        for (JsonNode element : json) {
            numbers.add(one().fromJson("%s[%d]".formatted(field, numbers.size()), element));
        }
        return List.copyOf(numbers);
    }

    @Override
    public List<Double> fromText(String field, String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        String[] parts = text.split(",", -1);
        if (parts.length > length) {
            throw refused(field, "a list of " + parts.length);
        }
        List<Double> numbers = new ArrayList<>();
        for (String part : parts) {
            numbers.add(one().fromText(field, part.strip()));
        }
        return List.copyOf(numbers);
    }

    private ParameterTypes.Decimal one() {
        return new ParameterTypes.Decimal(least, most);
    }

    private InvalidInputException refused(String field, String given) {
        return ParameterTypes.refused(field, "at most %d numbers, for example 0.5,-1.25".formatted(length), given);
    }

    @Override
    public JsonNode toJson(List<Double> value) {
        ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
        value.forEach(numbers::add);
        return numbers;
    }

    @Override
    public String toText(List<Double> value) {
        return value.stream().map(ParameterTypes.Decimal::shown).collect(Collectors.joining(","));
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.set("items", one().schema());
        return schema.put("maxItems", length);
    }
}
