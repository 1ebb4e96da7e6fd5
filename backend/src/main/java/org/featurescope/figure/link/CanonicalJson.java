package org.featurescope.figure.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON in its one canonical form, so that equal data has equal bytes: RFC 8785, JSON Canonicalization Scheme. */
public final class CanonicalJson {
    private CanonicalJson() {}

    public static String of(JsonNode json) {
        try {
            return new JsonCanonicalizer(json.toString()).getEncodedString();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be put into canonical form: " + json, e);
        }
    }
}
