package org.featurescope.web.site;

import java.util.List;
import java.util.Optional;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;

/**
 * What a site shows.
 *
 * @param network the network
 * @param layers the layers of the network that are shown, in depth order
 * @param portraits finds the portraits of the network's units
 * @param known finds the measured responses of the network's units
 * @param figures the figures of the site's article
 * @param live the address of a server to which pages link, without a slash at the end, if there is one
 */
public record SiteContent(
        Network network,
        List<Layer> layers,
        Portraits portraits,
        KnownResponses known,
        List<SiteFigure> figures,
        Optional<String> live) {
    public SiteContent {
        layers = List.copyOf(layers);
        figures = List.copyOf(figures);
    }

    /** Returns the number of units of all layers that are shown. */
    int units() {
        return layers.stream().mapToInt(Layer::channels).sum();
    }

    /** Returns the title of the network. */
    String title() {
        return network.descriptor().title();
    }
}
