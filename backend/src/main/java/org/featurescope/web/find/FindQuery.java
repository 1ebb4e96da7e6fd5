package org.featurescope.web.find;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * The query of a search request.
 *
 * @param text words or the name of a unit; empty for nothing
 * @param network the only network to search; empty for all
 * @param layer the name of the only layer to search; empty for all
 * @param by the name of the criterion by which units are found; empty for the usual one
 * @param count the most units to find
 * @param sample the id of the sample photograph that the page's form begins with; empty for none
 */
record FindQuery(String text, Optional<Network> network, String layer, String by, int count, String sample) {
    static final int COUNT = 24;

    private static final int MOST_COUNT = 200;
    private static final int MOST_CHARACTERS = 200;

    /**
     * Reads the query of a request.
     *
     * @throws InvalidInputException if a parameter has an invalid value
     * @throws org.featurescope.validate.NotFoundException if there is no such network
     */
    static FindQuery of(Context ctx, Catalogue catalogue) {
        String text = parameter(ctx, "q").strip();
        Validate.isTrue(
                "q", text.length() <= MOST_CHARACTERS, "q may have at most %d characters".formatted(MOST_CHARACTERS));
        String model = parameter(ctx, "model");
        return new FindQuery(
                text,
                model.isEmpty() ? Optional.empty() : Optional.of(catalogue.network(model)),
                parameter(ctx, "layer"),
                parameter(ctx, "by"),
                count(parameter(ctx, "limit")),
                parameter(ctx, "sample"));
    }

    private static String parameter(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name)).orElse("");
    }

    private static int count(String limit) {
        if (limit.isEmpty()) {
            return COUNT;
        }
        try {
            return Validate.inRange("limit", Integer.parseInt(limit), 1, MOST_COUNT);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("limit", "limit must be a whole number, but is \"%s\"".formatted(limit), e);
        }
    }

    /**
     * Returns the criterion for words and for the name of a unit.
     *
     * @throws InvalidInputException for the field {@code by}
     */
    Comparison comparison() {
        return Comparison.of(by);
    }

    /**
     * Returns the criterion for a picture.
     *
     * @throws InvalidInputException for the field {@code by}
     */
    PictureCriterion pictureCriterion() {
        return PictureCriterion.of(by, layer);
    }

    /** Returns whether a network to search has the layer that is asked for, or whether none is asked for. */
    boolean hasLayer(Catalogue catalogue) {
        return layer.isEmpty() || hasLayer(networks(catalogue), layer);
    }

    /** Returns whether one of some networks has a layer of a name. */
    static boolean hasLayer(List<Network> networks, String name) {
        return networks.stream()
                .flatMap(network -> network.layers().stream())
                .anyMatch(layer -> layer.name().equals(name));
    }

    /** Returns the networks to search. */
    List<Network> networks(Catalogue catalogue) {
        return network.map(List::of).orElseGet(catalogue::networks);
    }

    /** Returns the path of the page for another text, with the same filters and criterion. */
    String link(String other) {
        return "%s?q=%s&model=%s&layer=%s&by=%s"
                .formatted(
                        FindPage.PATH,
                        encoded(other),
                        network.map(Network::id).orElse(""),
                        encoded(layer),
                        encoded(by));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
