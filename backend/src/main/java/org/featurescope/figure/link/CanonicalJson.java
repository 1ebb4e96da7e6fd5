package org.featurescope.figure.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * Writes JSON in canonical form (RFC 8785, JSON Canonicalization Scheme), so that equal data has equal bytes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * Returns JSON in canonical form.
     *
     * @throws IllegalArgumentException if it has no canonical form
     */
    public static String of(JsonNode json) {
        try {
            return new JsonCanonicalizer(json.toString()).getEncodedString();
        } catch (IOException e) {
            throw new IllegalArgumentException("this JSON has no canonical form: " + json, e);
        }
    }
}
