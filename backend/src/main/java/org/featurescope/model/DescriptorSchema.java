package org.featurescope.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The JSON Schema of {@code model.json}. The keyword {@code errorMessage} of a field says what the field must be, in the
 * words of the message about a fault.
 */
public final class DescriptorSchema {
    private static final String FILE = "descriptor.schema.json";
    private static final JsonPointer VERSION = JsonPointer.compile("/version");
    /** The most characters of a wrong value that a message repeats. */
    private static final int MOST_SHOWN = 80;

    private static final JsonNode JSON = read();
    private static final Schema SCHEMA = SchemaRegistry.withDialect(Dialect.builder(Dialects.getDraft202012())
                    .keyword(new NonValidationKeyword("errorMessage"))
                    .build())
            .getSchema(JSON);

    private DescriptorSchema() {}

    /** A fault of a descriptor: the place in it, and what is wrong there. */
    record Fault(JsonPointer place, String message) {
        @Override
        public String toString() {
            return place + " " + message;
        }
    }

    /** Returns the schema. */
    public static JsonNode json() {
        return JSON;
    }

    /**
     * Returns every fault of a descriptor, each once. Of a descriptor of another version only this is told, since its
     * other fields may mean something else.
     */
    static List<Fault> faults(JsonNode descriptor) {
        List<Fault> faults = SCHEMA.validate(descriptor).stream()
                .map(error -> fault(descriptor, error))
                .distinct()
                .toList();
        List<Fault> version =
                faults.stream().filter(fault -> fault.place().equals(VERSION)).toList();
        return version.isEmpty() ? faults : version;
    }

    private static Fault fault(JsonNode descriptor, Error error) {
        JsonPointer place = JsonPointer.compile(error.getInstanceLocation().toString());
        JsonNode rule = JSON.at(
                JsonPointer.compile(error.getSchemaLocation().getFragment().toString())
                        .head());
        return switch (error.getKeyword()) {
            case "required" -> new Fault(place.appendProperty(error.getProperty()), "is missing");
            case "additionalProperties" ->
                new Fault(
                        place.appendProperty(error.getProperty()),
                        "is unknown; known are " + String.join(", ", known(rule)));
            default ->
                new Fault(
                        place,
                        "%s, but is %s"
                                .formatted(
                                        rule.path("errorMessage").asText(error.getMessage()),
                                        shortened(descriptor.at(place))));
        };
    }

    private static Set<String> known(JsonNode rule) {
        Set<String> names = new TreeSet<>();
        rule.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }

    private static JsonNode read() {
        try (InputStream in = Objects.requireNonNull(DescriptorSchema.class.getResourceAsStream(FILE), FILE)) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("the product's %s cannot be read".formatted(FILE), e);
        }
    }
}
