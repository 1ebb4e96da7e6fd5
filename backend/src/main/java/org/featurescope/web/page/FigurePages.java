package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.img;
import static j2html.TagCreator.input;
import static j2html.TagCreator.noscript;
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
                head(figure, baseUrl),
                "/figures/" + figure.id(),
                h1(TitleWords.of(figure.title())),
                figure.exactNames().isEmpty()
                        ? text("")
                        : p(figure.exactNames()).withClass("quiet"),
                element(figure, true),
                withoutScript(figure, "_self"));
    }

    static String embed(FigureView figure, EmbedOptions options, String baseUrl) {
        ContainerTag<?> element = element(figure, false).attr("target", "_top");
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
                withoutScript(figure, "_top"),
                credit);
    }

    /** Returns what stands under a figure that is not finished where there is no script: a button that requests it. */
    private static DomContent withoutScript(FigureView figure, String target) {
        if (figure.isMade()) {
            return noscript();
        }
        if (figure.isUnderWay()) {
            return noscript(p(
                    text("The figure is being made. "),
                    a("Load the page again").withHref("/figures/" + figure.id()).withTarget(target),
                    text(" to see how far it is.")));
        }
        return noscript(form(
                        each(
                                figure.parameters(),
                                (name, value) -> input().withType("hidden")
                                        .withName(name)
                                        .withValue(value)),
                        button("Make this figure"))
                .withClass("plain-form")
                .withMethod("post")
                .withAction("/figure")
                .withTarget(target));
    }

    private static Head head(FigureView figure, String baseUrl) {
        String url = baseUrl + "/figures/" + figure.id();
        return new Head(
                figure.title(),
                figure.caption(),
                figure.isMade() ? Optional.of(url + "/card.jpg") : Optional.empty(),
                figure.status().equals(FigureView.UNMADE)
                        ? Optional.empty()
                        : Optional.of(new Head.FigureLinks(
                                url, baseUrl + "/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8))));
    }

    /** Returns the element of a figure. Before its script runs, it shows the picture and the caption. */
    private static ContainerTag<?> element(FigureView figure, boolean isOwnPage) {
        boolean isKnown = !figure.status().equals(FigureView.UNMADE);
        ContainerTag<?> element = tag("feature-figure")
                .condAttr(isKnown, "figure", figure.id())
                .attr("spec", figure.specJson())
                .condAttr(isOwnPage, "own-page", "");
        if (figure.isMade()) {
            element.attr("made");
            element.with(img().withSrc("/figures/%s.png".formatted(figure.id())).withAlt(figure.caption()));
        }
        return element.with(p(figure.caption()).withSlot("caption"));
    }
}
