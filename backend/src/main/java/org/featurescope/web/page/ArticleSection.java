package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Suggestion;
import org.featurescope.model.Network;

/**
 * A section of a page that is an article: a heading with an anchor, and below it words, and a figure for most sections.
 *
 * @param kind the name of the kind of its figure; empty for a section of words
 * @param order the section's rank; smaller numbers are first
 * @param anchor the anchor, unique on the page
 * @param title the heading
 * @param content what is below the heading
 */
record ArticleSection(String kind, int order, String anchor, String title, List<DomContent> content) {
    ArticleSection {
        content = List.copyOf(content);
    }

    /** Returns a section of words. */
    static ArticleSection of(int order, String anchor, String title, DomContent... content) {
        return new ArticleSection("", order, anchor, title, List.of(content));
    }

    /**
     * Returns a section for each figure that kinds show on a page, in their order. An anchor is the name of the kind,
     * with a number from its second figure on.
     *
     * @param shown returns the figures of a kind
     */
    static List<ArticleSection> of(Kinds kinds, Network network, Function<FigureKind<?>, List<Suggestion>> shown) {
        return kinds.all().stream()
                .flatMap(kind -> of(kind, shown.apply(kind), network))
                .sorted(Comparator.comparingInt(ArticleSection::order))
                .toList();
    }

    private static Stream<ArticleSection> of(FigureKind<?> kind, List<Suggestion> figures, Network network) {
        return figures.stream().map(figure -> {
            int number = figures.indexOf(figure) + 1;
            return new ArticleSection(
                    kind.name(),
                    figure.order(),
                    number == 1 ? kind.name() : kind.name() + "-" + number,
                    figure.title(),
                    List.of(
                            p(figure.description()),
                            FigureElements.figure(figure.query(kind, network)).withClass("wide")));
        });
    }

    /**
     * Returns a page that is an article: its opening, a list of contents, the sections with their numbers, its closing.
     *
     * @param path the page's address
     */
    static String page(
            Head head, String path, List<DomContent> opening, List<ArticleSection> sections, List<DomContent> closing) {
        List<DomContent> content = new ArrayList<>(opening);
        content.add(nav(ol(each(sections, ArticleSection::entry)))
                .withClass("contents")
                .attr("aria-label", "On this page"));
        for (int i = 0; i < sections.size(); i++) {
            content.addAll(sections.get(i).html("%d. ".formatted(i + 1)));
        }
        content.addAll(closing);
        return Shell.page(head, path, content.toArray(DomContent[]::new));
    }

    /** Returns the section's entry in a list of contents. */
    DomContent entry() {
        return li(a(title).withHref("#" + anchor));
    }

    /**
     * Returns the elements of the section.
     *
     * @param number the text before the heading
     */
    List<DomContent> html(String number) {
        List<DomContent> all = new ArrayList<>();
        all.add(h2(a(number + title).withHref("#" + anchor)).withId(anchor).withClass("anchored"));
        all.addAll(content);
        return all;
    }
}
