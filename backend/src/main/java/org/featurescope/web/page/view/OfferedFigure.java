package org.featurescope.web.page.view;

import java.util.OptionalLong;
import org.featurescope.figure.Suggestion;

/**
 * A figure that a page offers.
 *
 * @param link to the figure, with words
 * @param isMade whether the figure is stored
 * @param milliseconds an estimate of the time that it takes to make it, if figures like it were made
 */
public record OfferedFigure(Suggestion.Link link, boolean isMade, OptionalLong milliseconds) {
    /** Returns a figure of which nothing is known but its link. */
    public static OfferedFigure unknown(Suggestion.Link link) {
        return new OfferedFigure(link, false, OptionalLong.empty());
    }
}
