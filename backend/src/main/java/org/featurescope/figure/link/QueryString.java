package org.featurescope.figure.link;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.featurescope.validate.InvalidInputException;

/** Reads and writes the query of a link: {@code name=value&name=value} in percent-encoded UTF-8. */
public final class QueryString {
    private static final int MOST_CHARACTERS = 32_768;

    private QueryString() {}

    /**
     * Returns the parameters of a query, by name, in their order.
     *
     * @throws InvalidInputException if the query is too long, contains a parameter twice, or is not percent-encoded
     *     UTF-8
     */
    public static Map<String, String> parse(String query) {
        if (query.length() > MOST_CHARACTERS) {
            throw new InvalidInputException(
                    "query", "a link's query must have at most %d characters".formatted(MOST_CHARACTERS));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : query.split("&")) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = decoded("query", equals < 0 ? part : part.substring(0, equals));
            String value = equals < 0 ? "" : decoded(name, part.substring(equals + 1));
            if (parameters.putIfAbsent(name, value) != null) {
                throw new InvalidInputException(name, "%s is given twice".formatted(ParameterTypes.shortened(name)));
            }
        }
        return parameters;
    }

    /**
     * Returns the query of parameters. The characters {@code :,~@*} of units are not encoded, so that links stay
     * readable.
     */
    public static String print(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("%3A", ":")
                .replace("%2C", ",")
                .replace("%7E", "~")
                .replace("%40", "@");
    }

    private static String decoded(String field, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                int high = i + 2 <= bytes.length - 1 ? Character.digit(bytes[i + 1], 16) : -1;
                int low = i + 2 <= bytes.length - 1 ? Character.digit(bytes[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw broken(field, text);
                }
                decoded.put((byte) (high << 4 | low));
                i += 2;
            } else {
                decoded.put(bytes[i] == '+' ? (byte) ' ' : bytes[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
        } catch (CharacterCodingException e) {
            throw broken(field, text);
        }
    }

    private static InvalidInputException broken(String field, String text) {
        return new InvalidInputException(
                ParameterTypes.shortened(field),
                "%s is not percent-encoded UTF-8".formatted(ParameterTypes.quoted(text)));
    }
}
