package org.featurescope.figure;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** Implemented by the kind whose figures show the channels of a layer, page by page. The pages of layers use it. */
public interface LayerFigures {
    /**
     * A parameter that the reader of a layer's page can choose.
     *
     * @param name the name of the parameter
     * @param title the title of the control
     * @param values the values of the parameter (keys) and their titles (values), the default first
     * @param isPhotograph whether the values are ids of sample photographs, which a page shows beside their titles
     */
    record Choice(String name, String title, List<Map.Entry<String, String>> values, boolean isPhotograph) {
        public Choice {
            values = List.copyOf(values);
        }

        /** Returns the value of the parameter if the reader chooses none. */
        public String fallback() {
            return values.get(0).getKey();
        }
    }

    /**
     * A channel in an order.
     *
     * @param channel the channel's index in the layer
     * @param activation the number by which it is sorted, if the channels are sorted by a number
     */
    record SortedChannel(int channel, OptionalDouble activation) {}

    /**
     * An order of all channels of a layer.
     *
     * @param words how they are sorted, to follow "The units are"
     * @param channels the channels in this order
     */
    record Order(String words, List<SortedChannel> channels) {
        public Order {
            channels = List.copyOf(channels);
        }
    }

    /**
     * Returns the values that determine the order of the channels. There are none for the order of the layer.
     *
     * @param chosen values of {@link #choices()} by the names of their parameters
     */
    Map<String, String> orderValues(Map<String, String> chosen);

    /**
     * Sorts all channels of a layer as its figures do. This runs photographs through the network.
     *
     * @param values as {@link #orderValues} returns them
     * @throws org.featurescope.optimize.FailedRunException if the network cannot be run
     */
    Order sorted(Network network, Layer layer, Map<String, String> values);

    /** Returns the parameters that can be chosen, in the order in which a page shows them. */
    List<Choice> choices();

    /**
     * Returns the chosen values that have an effect, in the order of a link. Defaults are left out, and so are values
     * that have no effect beside the others.
     *
     * @param chosen values of {@link #choices()} by the names of their parameters
     */
    Map<String, String> effective(Map<String, String> chosen);

    /**
     * Returns the query of the link to the figure that shows a page of a layer's channels.
     *
     * @param perPage the number of channels on a page
     * @param page from 1
     * @param chosen values of {@link #choices()} by the names of their parameters
     */
    String pageQuery(Network network, Layer layer, int perPage, int page, Map<String, String> chosen);

    /**
     * Returns the query of the link to the figure that shows some channels of a layer.
     *
     * @param channels numbers and ranges, such as {@code 0-15,20}
     */
    String channelsQuery(Network network, Layer layer, String channels);
}
