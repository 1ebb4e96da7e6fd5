package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.ul;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** Figures on pages, as elements that ask for them. */
final class FigureElements {
    private FigureElements() {}

    /** The figure of one unit. */
    static ContainerTag<?> ofUnit(Network network, Layer layer, int channel, String objective) {
        return element("kind=channel&model=%s&unit=%s&objective=%s"
                .formatted(encoded(network.id()), encoded(layer.name() + ":" + channel), objective));
    }

    /** The figure of several channels, written as numbers and ranges. */
    static ContainerTag<?> ofChannels(Network network, Layer layer, String channels) {
        return element("kind=grid&model=%s&layer=%s&channels=%s"
                .formatted(encoded(network.id()), encoded(layer.name()), encoded(channels)));
    }

    /** The figure of a page of a layer's channels. */
    static ContainerTag<?> ofLayer(Network network, Layer layer, int perPage, LayerView view) {
        return element("kind=grid&model=%s&layer=%s&channels=all&perPage=%d%s"
                .formatted(encoded(network.id()), encoded(layer.name()), perPage, view.spec()));
    }

    /** Links to figures, each with a line on what it shows. */
    static DomContent ways(List<FigureWays.Way> ways) {
        return ul(each(ways, way -> li(a(way.title()).withHref(way.href()), p(way.description()))))
                .withClass("ways");
    }

    private static ContainerTag<?> element(String spec) {
        return tag("feature-figure").attr("spec", spec);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
