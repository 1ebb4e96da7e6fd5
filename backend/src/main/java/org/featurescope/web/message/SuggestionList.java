package org.featurescope.web.message;

import java.util.List;

/**
 * Links to figures that could be made.
 *
 * @param suggestions in the order in which a page shows them
 */
public record SuggestionList(List<SuggestedFigure> suggestions) {
    /**
     * A link to a figure.
     *
     * @param title of the link
     * @param description what one sees there
     * @param url the figure's readable link
     */
    public record SuggestedFigure(String title, String description, String url) {}
}
