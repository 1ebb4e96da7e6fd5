package org.featurescope.figure.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How values of one type are read from JSON and from a link, and printed as both. Printing and reading are inverse:
 * {@code fromText(toText(v))} and {@code fromJson(toJson(v))} equal {@code v}.
 *
 * <p>Reading throws {@link org.featurescope.validate.InvalidInputException} that names the field and what is allowed.
 */
public interface ParameterType<V> {
    V fromJson(String field, JsonNode json);

    V fromText(String field, String text);

    JsonNode toJson(V value);

    String toText(V value);

    /** What JSON Schema (draft 2020-12) says of a value. */
    ObjectNode schema();
}
