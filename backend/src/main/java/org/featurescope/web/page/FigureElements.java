package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.ul;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Suggestion;
import org.featurescope.model.Network;

/** Puts figures on pages: as elements that ask for them, and as links. */
final class FigureElements {
    private FigureElements() {}

    /** Returns the element of the figure that a readable link's query describes. */
    static ContainerTag<?> figure(String query) {
        return tag("feature-figure").attr("spec", query);
    }

    /**
     * Returns the links that the kinds suggest, in their order.
     *
     * @param suggestions what a kind suggests
     */
    static DomContent suggestions(Kinds kinds, Network network, Function<FigureKind<?>, List<Suggestion>> suggestions) {
        List<Map.Entry<Suggestion, String>> links = kinds.all().stream()
                .flatMap(kind -> suggestions.apply(kind).stream()
                        .map(suggestion -> Map.entry(suggestion, suggestion.href(kind, network))))
                .sorted(Comparator.comparingInt(link -> link.getKey().order()))
                .toList();
        return ul(each(
                        links,
                        link -> li(
                                a(link.getKey().title()).withHref(link.getValue()),
                                p(link.getKey().description()))))
                .withClass("ways");
    }
}
