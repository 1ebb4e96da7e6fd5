package org.featurescope.web.site;

import static j2html.TagCreator.a;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.img;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.portrait.PortraitIndex;

/** The first page of a site: the network, its layers, and figures. */
final class SiteIndexPage {
    /** The most portraits that are shown for a layer. */
    private static final int MOST_PORTRAITS = 8;

    private SiteIndexPage() {}

    static byte[] bytes(SiteContent content) {
        Network network = content.network();
        Optional<PortraitIndex> portraits = content.portraits().of(network);
        SitePage page = new SitePage(SiteFolder.INDEX, content.title(), "/models/" + network.id());
        return page.bytes(
                content,
                List.of(),
                h1(content.title()),
                p(network.descriptor().description()).withClass("lead"),
                facts(content),
                h2("Layers"),
                p("In depth order. Each has a page with all its units.").withClass("quiet"),
                ul(each(content.layers(), layer -> layer(page, layer, SiteTiles.of(network, layer, portraits))))
                        .withClass("layers"),
                content.figures().isEmpty() ? text("") : figures(page, content.figures(), "Figures"));
    }

    private static DomContent facts(SiteContent content) {
        Network network = content.network();
        return dl(
                        dt("Units"),
                        dd("%d in %d layers"
                                .formatted(content.units(), content.layers().size())),
                        dt("Classes"),
                        dd(
                                network.labels().isEmpty()
                                        ? "none"
                                        : "" + network.labels().size()),
                        dt("Weights"),
                        dd(network.descriptor().source()),
                        dt("Terms"),
                        dd(network.descriptor().licence()))
                .withClass("facts");
    }

    private static DomContent layer(SitePage page, Layer layer, Optional<SiteTiles> tiles) {
        var entry = li(
                a(layer.name()).withHref(page.to(SiteFolder.layer(layer))),
                span(" %d units".formatted(layer.channels())).withClass("quiet"));
        tiles.ifPresent(sheet -> entry.with(a(each(
                        IntStream.range(0, Math.min(MOST_PORTRAITS, layer.channels()))
                                .boxed()
                                .toList(),
                        unit -> span().withClass("portrait").withStyle(sheet.style(page, unit))))
                .withClass("strip")
                .withHref(page.to(SiteFolder.layer(layer)))
                .attr("tabindex", "-1")
                .attr("aria-hidden", "true")));
        return entry;
    }

    /** Returns a section of figures, each with its picture. */
    static DomContent figures(SitePage page, List<SiteFigure> figures, String heading) {
        return each(
                h2(heading),
                ul(each(
                                figures,
                                figure -> li(a(
                                                img().withSrc(page.to(figure.picture()))
                                                        .withAlt("")
                                                        .attr("loading", "lazy"),
                                                span(figure.title()))
                                        .withHref(page.to(figure.href())))))
                        .withClass("site-figures"));
    }
}
