package org.featurescope.web.site;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.style;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.model.ClassUnits;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** The page of a layer in a site: all its units. */
final class SiteLayerPage {
    private SiteLayerPage() {}

    static byte[] bytes(SiteContent content, Layer layer) {
        Network network = content.network();
        Optional<SiteTiles> tiles =
                SiteTiles.of(network, layer, content.portraits().of(network));
        SitePage page = new SitePage(
                SiteFolder.layer(layer), layer.name(), "/models/%s/%s".formatted(network.id(), layer.name()));
        List<DomContent> sheet = tiles.stream()
                .map(each -> style(rawHtml(".portrait{background-image:url(%s)}".formatted(page.to(each.file())))))
                .map(DomContent.class::cast)
                .toList();
        return page.bytes(
                content,
                sheet,
                h1(layer.name()),
                p("%d units, each with a map of %d × %d.".formatted(layer.channels(), layer.height(), layer.width()))
                        .withClass("lead"),
                neighbours(page, content, layer),
                p(tiles.map(SiteTiles::words).orElse("There are no pictures of these units."))
                        .withClass("quiet"),
                ul(each(
                                IntStream.range(0, layer.channels()).boxed().toList(),
                                channel -> li(unit(page, network, layer, channel, tiles))))
                        .withClass("units"));
    }

    private static DomContent unit(
            SitePage page, Network network, Layer layer, int channel, Optional<SiteTiles> tiles) {
        String unit = layer.name() + ":" + channel;
        Optional<String> label = ClassUnits.label(network, layer, channel);
        var link = a().withHref(page.to(SiteFolder.unit(layer, channel)))
                .attr(
                        "aria-label",
                        label.map(name -> "%s (%s)".formatted(name, unit)).orElse(unit));
        tiles.ifPresent(sheet -> link.with(span().withClass("portrait").withStyle(sheet.position(channel))));
        return link.with(span(label.orElse("" + channel)).withCondTitle(label.isPresent(), label.orElse("")));
    }

    private static DomContent neighbours(SitePage page, SiteContent content, Layer layer) {
        List<Layer> layers = content.layers();
        boolean isWhole = layers.size() == content.network().layers().size();
        String of = isWhole ? "layer" : "layer of this site";
        int depth = layers.indexOf(layer);
        return nav(
                        depth == 0
                                ? span("The first " + of)
                                : a("← " + layers.get(depth - 1).name())
                                        .withHref(page.to(SiteFolder.layer(layers.get(depth - 1)))),
                        depth == layers.size() - 1
                                ? span("The last " + of)
                                : a(layers.get(depth + 1).name() + " →")
                                        .withHref(page.to(SiteFolder.layer(layers.get(depth + 1)))))
                .withClass("pager")
                .attr("aria-label", "Layers");
    }
}
