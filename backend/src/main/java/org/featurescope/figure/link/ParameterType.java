package org.featurescope.figure.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The type of a parameter's values. It reads values from JSON and from links and writes them as both, so that
 * {@code fromText(toText(v))} and {@code fromJson(toJson(v))} equal {@code v}.
 *
 * @param <V> the Java type of the values
 */
public interface ParameterType<V> {
    /**
     * Reads a value from JSON.
     *
     * @param field the name of the parameter, for the exception
     * @throws org.featurescope.validate.InvalidInputException if it is not a value of this type; the message says what
     *     is allowed
     */
    V fromJson(String field, JsonNode json);
    /**
     * Reads a value from the decoded text of a link's parameter.
     *
     * @param field the name of the parameter, for the exception
     * @throws org.featurescope.validate.InvalidInputException if it is not a value of this type; the message says what
     *     is allowed
     */
    V fromText(String field, String text);
    /** Returns a value as JSON. */
    JsonNode toJson(V value);
    /** Returns a value as text for a link, not yet encoded. */
    String toText(V value);
    /** Returns the JSON Schema (draft 2020-12) of a value. */
    ObjectNode schema();
}
