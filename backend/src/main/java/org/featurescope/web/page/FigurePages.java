package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.img;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.featurescope.web.page.view.EmbedOptions;
import org.featurescope.web.page.view.FigureView;

/** The page of a figure, and the page that is embedded in frames. */
final class FigurePages {
    private FigurePages() {}

    static String page(FigureView figure, String baseUrl) {
        return Shell.widePage(
                head(figure, baseUrl), "/figures/" + figure.id(), h1(TitleWords.of(figure.title())), element(figure));
    }

    static String embed(FigureView figure, EmbedOptions options, String baseUrl) {
        ContainerTag<?> element = element(figure).attr("target", "_top");
        if (!options.caption()) {
            element.attr("no-caption");
        }
        if (!options.controls()) {
            element.attr("no-controls");
        }
        if (!options.autoplay()) {
            element.attr("no-autoplay");
        }
        DomContent credit = p(
                        a(figure.title()).withHref("/figures/" + figure.id()).withTarget("_top"),
                        text(" · " + Shell.NAME))
                .withClass("credit");
        return Shell.framed(
                head(figure, baseUrl),
                options.theme(),
                h1(figure.title()).withClass("visually-hidden"),
                element,
                credit);
    }

    private static Head head(FigureView figure, String baseUrl) {
        String url = baseUrl + "/figures/" + figure.id();
        return new Head(
                figure.title(),
                figure.caption(),
                Optional.of(new Head.Card(
                        url,
                        figure.isMade() ? Optional.of(url + ".png") : Optional.empty(),
                        baseUrl + "/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8))));
    }

    /** Returns the element of a figure. Before its script runs, it shows the picture and the caption. */
    private static ContainerTag<?> element(FigureView figure) {
        ContainerTag<?> element =
                tag("feature-figure").attr("figure", figure.id()).attr("spec", figure.specJson());
        if (figure.isMade()) {
            element.attr("made");
            element.with(img().withSrc("/figures/%s.png".formatted(figure.id())).withAlt(figure.caption()));
        }
        return element.with(p(figure.caption()).withSlot("caption"));
    }
}
