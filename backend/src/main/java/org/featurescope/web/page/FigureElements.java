package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.img;
import static j2html.TagCreator.li;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.ul;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.List;
import java.util.function.Function;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Suggestion;
import org.featurescope.model.Network;
import org.featurescope.web.page.view.DurationWords;
import org.featurescope.web.page.view.OfferedFigure;

/** Builds the elements that show figures on pages, and links to figures. */
public final class FigureElements {
    private FigureElements() {}

    /**
     * Returns the element that shows a figure, given by the query of its readable link. Where there is no script, it is a link
     * with the figure's picture.
     */
    public static ContainerTag<?> figure(String query) {
        return figure(
                query,
                a(img().withSrc("/figure.png?" + query)
                                .withAlt("Open this figure, or have it made.")
                                .attr("loading", "lazy"))
                        .withHref("/figure?" + query));
    }

    /**
     * Returns the element that shows a figure, given by the query of its readable link. Where there is no script, it is a link
     * with the figure's picture if the figure is made, else with words.
     */
    static ContainerTag<?> figure(String query, boolean isMade) {
        return isMade
                ? figure(query)
                : figure(
                        query,
                        a("This picture is not made yet. Open its figure.").withHref("/figure?" + query));
    }

    /** Returns the element that shows a figure, given by the query of its readable link, and what stands there without a script. */
    static ContainerTag<?> figure(String query, DomContent withoutScript) {
        return tag("feature-figure").attr("spec", query).with(noscript(withoutScript));
    }

    /** Returns what stands in for an element that needs a script: words, and figures that need none. */
    static DomContent withoutScript(String words, List<Suggestion.Link> figures) {
        return noscript(p(words), list(figures));
    }

    /**
     * Returns the element of a figure that a page offers beside another one. If the figure is not made before, it is made when
     * it comes on the screen, after all figures that people have requested.
     */
    static ContainerTag<?> offered(String query, boolean isMade) {
        ContainerTag<?> figure = figure(query, isMade);
        return isMade ? figure : figure.attr("offered");
    }

    /**
     * Returns a list of the links that all kinds suggest, in their order.
     *
     * @param suggestions returns the suggestions of a kind
     */
    static DomContent suggestions(Kinds kinds, Network network, Function<FigureKind<?>, List<Suggestion>> suggestions) {
        return list(kinds.suggestions(network, suggestions));
    }

    /** Returns a list of figures, each with the time that it takes to make it, if that is known. */
    static DomContent offers(List<OfferedFigure> figures) {
        return ul(each(figures, figure -> way(figure.link(), time(figure)))).withClass("ways");
    }

    private static String time(OfferedFigure figure) {
        return figure.milliseconds().isEmpty()
                ? ""
                : " It takes about %s."
                        .formatted(DurationWords.of(figure.milliseconds().getAsLong()));
    }

    private static DomContent list(List<Suggestion.Link> links) {
        return ul(each(links, link -> way(link, ""))).withClass("ways");
    }

    private static DomContent way(Suggestion.Link link, String time) {
        return li(a(link.title()).withHref(link.url()), p(link.description() + time));
    }
}
