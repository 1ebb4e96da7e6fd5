package org.featurescope.figure;

import java.util.List;
import java.util.Map;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** Implemented by a kind whose figures show the channels of a layer, page by page; pages of layers show them. */
public interface LayerFigures {
    /**
     * A choice that the reader of a layer's page has.
     *
     * @param name of the parameter
     * @param title of the choice
     * @param values of the parameter by their words for people, the default first
     */
    record Choice(String name, String title, List<Map.Entry<String, String>> values) {
        public Choice {
            values = List.copyOf(values);
        }

        /** Returns the value of the parameter where nothing is chosen. */
        public String fallback() {
            return values.get(0).getKey();
        }
    }

    /** Returns the choices, in the order in which a page shows them. */
    List<Choice> choices();

    /**
     * Returns those of the chosen values that have an effect, in the order of a link: without defaults, and without what
     * other choices make ineffective.
     *
     * @param chosen values of {@link #choices()} by the names of their parameters
     */
    Map<String, String> effective(Map<String, String> chosen);

    /**
     * Returns the query of the figure that shows a page of a layer's channels.
     *
     * @param page from 1
     * @param chosen as {@link #effective} takes it
     */
    String pageQuery(Network network, Layer layer, int perPage, int page, Map<String, String> chosen);

    /**
     * Returns the query of the figure that shows some channels of a layer.
     *
     * @param channels numbers and ranges, {@code 0-15,20}
     */
    String channelsQuery(Network network, Layer layer, String channels);
}
