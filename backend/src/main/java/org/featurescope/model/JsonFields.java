package org.featurescope.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, each asked for by name and type; what is wrong is said with the field's whole path. */
final class JsonFields {
    private final String file;
    private final String path;
    private final JsonNode object;

    private JsonFields(String file, String path, JsonNode object) {
        this.file = file;
        this.path = path;
        this.object = object;
    }

    /** The fields of {@code json}, which must be an object with no other fields than {@code allowed}. */
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

    /** The whole path of a field, for example {@code layers[2].node}. */
    String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    ModelException problem(String field, String message) {
        return new ModelException(file, path(field) + " " + message);
    }

    /** A string that is not blank. */
    String text(String field) throws ModelException {
        JsonNode value = required(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw problem(field, "must be a string that is not empty, but is " + value);
        }
        return value.textValue();
    }

    /** As {@link #text}, but the field may be left out. */
    Optional<String> optionalText(String field) throws ModelException {
        return object.has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    /** A whole number in {@code [least, most]}. */
    int integer(String field, int least, int most) throws ModelException {
        JsonNode value = required(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw problem(field, "must be a whole number between %d and %d, but is %s".formatted(least, most, value));
        }
        return value.intValue();
    }

    /** A finite number. */
    double number(String field) throws ModelException {
        JsonNode value = required(field);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw problem(field, "must be a number, but is " + value);
        }
        return value.doubleValue();
    }

    /** An object with no other fields than {@code allowed}. */
    JsonFields object(String field, Set<String> allowed) throws ModelException {
        return of(file, path(field), required(field), allowed);
    }

    /** As {@link #object}, but the field may be left out. */
    Optional<JsonFields> optionalObject(String field, Set<String> allowed) throws ModelException {
        return object.has(field) ? Optional.of(object(field, allowed)) : Optional.empty();
    }

    /** A list, not empty, of objects with no other fields than {@code allowed}. */
    List<JsonFields> objects(String field, Set<String> allowed) throws ModelException {
        JsonNode value = required(field);
        if (!value.isArray() || value.isEmpty()) {
            throw problem(field, "must be a list with at least one entry");
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
}
