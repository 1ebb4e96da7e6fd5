package org.featurescope.importing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;

/**
 * Reads data from minified JavaScript modules without running them: literals of objects and lists, and strings in
 * base64. In a minified literal keys have no quotes, numbers may start with a point, and {@code !0} and {@code !1}
 * stand for {@code true} and {@code false}.
 */
final class JavaScriptModule {
    private static final JsonMapper LITERALS = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
            .build();

    private final String source;
    private int position;

    JavaScriptModule(String source) {
        this.source = source.replaceAll("(?<=[:,\\[])!0", "true").replaceAll("(?<=[:,\\[])!1", "false");
    }

    /**
     * Reads the next object or list.
     *
     * @param opening the bracket that it starts with
     */
    JsonNode next(char opening) throws IOException {
        int start = source.indexOf(opening, position);
        if (start < 0) {
            throw new IOException("the module has no literal that starts with " + opening);
        }
        try (JsonParser parser = LITERALS.createParser(source.substring(start))) {
            JsonNode value = LITERALS.readTree(parser);
            position = start + (int) parser.currentLocation().getCharOffset();
            return value;
        }
    }

    /** Decodes the one base64 string of a module. */
    static byte[] bytes(String source) throws IOException {
        int start = source.indexOf('"');
        int end = source.indexOf('"', start + 1);
        if (end < 0) {
            throw new IOException("the module has no string");
        }
        try {
            return Base64.getDecoder().decode(source.substring(start + 1, end));
        } catch (IllegalArgumentException e) {
            throw new IOException("the module's string is not base64: " + e.getMessage(), e);
        }
    }
}
