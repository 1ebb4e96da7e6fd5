package org.featurescope.web.message;

import java.util.List;

/**
 * Links to figures that a page suggests.
 *
 * @param suggestions the links, in the order in which a page shows them
 */
public record SuggestionList(List<SuggestedFigure> suggestions) {
    /**
     * A link to a figure.
     *
     * @param title the text of the link
     * @param description what the figure shows
     * @param url the figure's readable link
     */
    public record SuggestedFigure(String title, String description, String url) {}
}
