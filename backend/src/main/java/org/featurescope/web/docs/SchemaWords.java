package org.featurescope.web.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Describes in a few words which values a JSON Schema allows. */
final class SchemaWords {
    private SchemaWords() {}

    /** Returns a description of the values that a schema allows. */
    static String allowed(JsonNode schema) {
        if (!schema.path("const").isMissingNode()) {
            return schema.path("const").asText();
        }
        if (schema.path("anyOf").isArray()) {
            List<String> alternatives = new ArrayList<>();
            schema.path("anyOf").forEach(alternative -> alternatives.add(allowed(alternative)));
            return String.join(", or ", alternatives);
        }
        if (schema.path("enum").isArray()) {
            List<String> values = new ArrayList<>();
            schema.path("enum").forEach(value -> values.add(named(value.asText(), schema.path("x-labels"))));
            return String.join(", ", values);
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> "whole number" + range(schema);
            case "number" -> "number" + range(schema);
            case "boolean" -> "true or false";
            case "array" ->
                "%s to %s of: %s"
                        .formatted(
                                bound(schema, "minItems", "0"),
                                bound(schema, "maxItems", "any number"),
                                allowed(schema.path("items")));
            default ->
                schema.path("$ref").isMissingNode()
                        ? "text"
                        : name(schema.path("$ref").asText());
        };
    }

    /** Returns a value with what people call it, if that is known. */
    private static String named(String value, JsonNode labels) {
        return labels.has(value) ? "%s (%s)".formatted(value, labels.path(value).asText()) : value;
    }

    private static String range(JsonNode schema) {
        return schema.path("minimum").isMissingNode() && schema.path("maximum").isMissingNode()
                ? ""
                : " from %s to %s".formatted(bound(schema, "minimum", "any"), bound(schema, "maximum", "any"));
    }

    private static String bound(JsonNode schema, String name, String otherwise) {
        return schema.path(name).isMissingNode() ? otherwise : schema.path(name).asText();
    }

    /** Returns the last part of a reference: the name of a schema. */
    static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
