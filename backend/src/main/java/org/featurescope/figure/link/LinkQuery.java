package org.featurescope.figure.link;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        return "kind=%s&model=%s%s".formatted(kind, encoded(network.id()), written(parameters));
    }

    /**
     * Returns the query of the link to a figure that is not about a network.
     *
     * @param kind the name of the kind
     * @param parameters names and values in order, without {@code kind}
     */
    public static String of(String kind, List<Map.Entry<String, String>> parameters) {
        return "kind=" + kind + written(parameters);
    }

    private static String written(List<Map.Entry<String, String>> parameters) {
        return parameters.stream()
                .map(parameter -> "&" + parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
