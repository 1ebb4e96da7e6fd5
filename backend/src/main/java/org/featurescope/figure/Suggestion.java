package org.featurescope.figure;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.featurescope.figure.link.LinkQuery;
import org.featurescope.model.Network;

/**
 * A link to a figure that a page suggests to its reader.
 *
 * @param order the link's rank among the suggestions of all kinds; pages show smaller numbers first
 * @param title the text of the link
 * @param description what the figure shows
 * @param parameters the figure's parameters (names and values) in the order of the link, without {@code kind} and
 *     {@code model}
 */
public record Suggestion(int order, String title, String description, List<Map.Entry<String, String>> parameters) {
    private static final String SIZE = "size";

    public Suggestion {
        parameters = List.copyOf(parameters);
    }

    /**
     * A suggestion with the address of its figure.
     *
     * @param order the link's rank among those of all kinds
     * @param title the text of the link
     * @param description what the figure shows
     * @param url the readable link of the figure
     */
    public record Link(int order, String title, String description, String url) {
        /** Returns the link with other words in its texts. */
        Link named(UnaryOperator<String> words) {
            return new Link(order, words.apply(title), words.apply(description), url);
        }
    }

    /** Returns the readable link to the suggested figure, which is of a kind and, if the kind has one, about a network. */
    public String href(FigureKind<?> kind, Network network) {
        return "/figure?" + query(kind, network);
    }

    /** Returns the query of that link. */
    public String query(FigureKind<?> kind, Network network) {
        if (!AboutNetwork.class.isAssignableFrom(kind.specType())) {
            return LinkQuery.of(kind.name(), parameters);
        }
        // a layer that works at one size alone gets it where none is given
        boolean isAnySize = network.reach().onlyAtInputSize().isEmpty();
        return LinkQuery.of(
                kind.name(),
                network,
                parameters.stream()
                        .filter(parameter -> isAnySize || !parameter.getKey().equals(SIZE))
                        .toList());
    }

    /** Returns the suggestion with the address of its figure, which is of a kind and about a network. */
    Link link(FigureKind<?> kind, Network network) {
        return new Link(order, title, description, href(kind, network));
    }
}
