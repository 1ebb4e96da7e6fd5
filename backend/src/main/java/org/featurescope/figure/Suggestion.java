package org.featurescope.figure;

import java.util.List;
import java.util.Map;
import org.featurescope.model.Network;

/**
 * A link to a figure that a page offers to its reader.
 *
 * @param order of the link among those of all kinds, from the smallest number on
 * @param title of the link
 * @param description what one sees there
 * @param parameters of the figure but kind and model, names and values, in the order of the link
 */
public record Suggestion(int order, String title, String description, List<Map.Entry<String, String>> parameters) {
    public Suggestion {
        parameters = List.copyOf(parameters);
    }

    /** Returns the readable link to the figure of a kind. */
    public String href(FigureKind<?> kind, Network network) {
        return "/figure?" + LinkQuery.of(kind.name(), network, parameters);
    }
}
