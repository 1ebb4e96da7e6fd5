package org.featurescope.figure.link;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.featurescope.model.Network;

/** Writes the queries of readable links to figures. */
public final class LinkQuery {
    private LinkQuery() {}

    /**
     * Returns the query of the link to a figure about a network.
     *
     * @param kind the name of the kind
     * @param parameters names and values in order, without {@code kind} and {@code model}
     */
    public static String of(String kind, Network network, List<Map.Entry<String, String>> parameters) {
        StringBuilder query = new StringBuilder("kind=%s&model=%s".formatted(kind, encoded(network.id())));
        parameters.forEach(parameter ->
                query.append('&').append(parameter.getKey()).append('=').append(encoded(parameter.getValue())));
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
