package org.featurescope.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a JSON object by name and type. Messages about faults contain the whole path of the field. */
final class JsonFields {
    /** The most characters of a wrong value that a message repeats. */
    private static final int MOST_SHOWN = 80;

    private final String file;
    private final String path;
    private final JsonNode object;

    private JsonFields(String file, String path, JsonNode object) {
        this.file = file;
        this.path = path;
        this.object = object;
    }

    /** Returns the fields of {@code json}, which must be an object with no other fields than {@code allowed}. */
    static JsonFields of(String file, @Nullable JsonNode json, Set<String> allowed) throws ModelException {
        return of(file, "", json, allowed);
    }

    private static JsonFields of(String file, String path, @Nullable JsonNode json, Set<String> allowed)
            throws ModelException {
        if (json == null || !json.isObject()) {
            throw new ModelException(file, (path.isEmpty() ? "the file" : path) + " must be a JSON object");
        }
        JsonFields fields = new JsonFields(file, path, json);
        for (var field : json.properties()) {
            if (!allowed.contains(field.getKey())) {
                throw fields.problem(
                        field.getKey(), "is unknown; known are " + String.join(", ", new TreeSet<>(allowed)));
            }
        }
        return fields;
    }

    /** Returns the whole path of a field, for example {@code layers[2].node}. */
    String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    /** Returns an exception about a field. */
    ModelException problem(String field, String message) {
        return new ModelException(file, path(field) + " " + message);
    }

    /** Returns a string that is not blank and has at most {@code most} characters. */
    String text(String field, int most) throws ModelException {
        JsonNode value = required(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw problem(field, "must be a string that is not empty, but is " + shortened(value));
        }
        if (value.textValue().length() > most) {
            throw problem(
                    field,
                    "must have at most %d characters, but has %d"
                            .formatted(most, value.textValue().length()));
        }
        return value.textValue();
    }

    /** Returns a string as {@link #text} does, or nothing if the field is missing. */
    Optional<String> optionalText(String field, int most) throws ModelException {
        return object.has(field) ? Optional.of(text(field, most)) : Optional.empty();
    }

    /** Returns a whole number in {@code [least, most]}. */
    int integer(String field, int least, int most) throws ModelException {
        JsonNode value = required(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw problem(
                    field,
                    "must be a whole number between %d and %d, but is %s".formatted(least, most, shortened(value)));
        }
        return value.intValue();
    }

    /** Returns a number in {@code [-most, most]}. */
    double number(String field, double most) throws ModelException {
        JsonNode value = required(field);
        if (!value.isNumber() || !(Math.abs(value.doubleValue()) <= most)) {
            throw problem(
                    field,
                    "must be a number between %.0f and %.0f, but is %s".formatted(-most, most, shortened(value)));
        }
        return value.doubleValue();
    }

    /** Returns an object with no other fields than {@code allowed}. */
    JsonFields object(String field, Set<String> allowed) throws ModelException {
        return of(file, path(field), required(field), allowed);
    }

    /** Returns an object as {@link #object} does, or nothing if the field is missing. */
    Optional<JsonFields> optionalObject(String field, Set<String> allowed) throws ModelException {
        return object.has(field) ? Optional.of(object(field, allowed)) : Optional.empty();
    }

    /** Returns a list of one to {@code most} objects with no other fields than {@code allowed}. */
    List<JsonFields> objects(String field, int most, Set<String> allowed) throws ModelException {
        JsonNode value = required(field);
        if (!value.isArray() || value.isEmpty()) {
            throw problem(field, "must be a list with at least one entry");
        }
        if (value.size() > most) {
            throw problem(field, "must have at most %d entries, but has %d".formatted(most, value.size()));
        }
        List<JsonFields> entries = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            entries.add(of(file, "%s[%d]".formatted(path(field), i), value.get(i), allowed));
        }
        return entries;
    }

    private JsonNode required(String field) throws ModelException {
        JsonNode value = object.get(field);
        if (value == null) {
            throw problem(field, "is missing");
        }
        return value;
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }
}
