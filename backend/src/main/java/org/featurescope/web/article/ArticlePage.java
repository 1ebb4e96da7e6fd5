package org.featurescope.web.article;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.details;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.img;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.script;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;
import static j2html.TagCreator.textarea;
import static j2html.TagCreator.title;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.web.page.TitleWords;

/** The page {@code index.html} of an article, which shows all its figures and the HTML to copy for each. */
final class ArticlePage {
    private static final String SCRIPT = "<script src=\"embed.js\" async></script>\n";
    private static final String FILLED =
            "position:absolute;inset:0;width:100%;height:100%;object-fit:contain;object-position:top";
    private static final String SEVERAL = "Figures";

    private ArticlePage() {}

    static String of(List<ArticleFigure> figures) {
        boolean isOne = figures.size() == 1;
        String name = isOne ? figures.get(0).title() : SEVERAL;
        return document(html().withLang("en")
                .with(
                        head(
                                meta().withCharset("utf-8"),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().withName("color-scheme").withContent("light dark"),
                                title(name),
                                PageParts.styles(),
                                script().withSrc("embed.js").attr("async")),
                        body(main(
                                h1(TitleWords.of(name)),
                                each(figures, figure -> part(isOne, figure)),
                                madeWith(figures)))));
    }

    private static DomContent part(boolean isOne, ArticleFigure figure) {
        String copied = SCRIPT + element(figure).render();
        return section(
                        isOne ? text("") : h2(TitleWords.of(figure.title())),
                        element(figure)
                                .with(tag("noscript")
                                        .with(each(Stream.of(figure.caption(), figure.credits())
                                                .filter(line -> !line.isEmpty())
                                                .map(line -> (DomContent) p(line))))),
                        details(
                                        summary("HTML to copy into your article"),
                                        textarea(copied)
                                                .attr("readonly")
                                                .withRows("4")
                                                .attr("aria-label", "HTML of " + figure.title()))
                                .withClass("article-copy"))
                .withId("figure-" + figure.id());
    }

    /** Returns the element that shows a figure, with its picture, which keeps its space until it is drawn. */
    private static ContainerTag<?> element(ArticleFigure figure) {
        String folder = Article.folder(figure);
        return tag("feature-figure")
                .attr("src", folder + "figure.js")
                .with(span(img().withSrc(folder + "figure.png")
                                .withAlt(figure.caption())
                                .withStyle(FILLED))
                        .withStyle("display:block;position:relative;padding-top:" + figure.height()));
    }

    private static DomContent madeWith(List<ArticleFigure> figures) {
        return figures.stream()
                .map(ArticleFigure::link)
                .filter(link -> !link.isEmpty())
                .findFirst()
                .<DomContent>map(link -> p(text("Made with "), a("Featurescope").withHref(link), text("."))
                        .withClass("quiet"))
                .orElseGet(() -> p("Made with Featurescope.").withClass("quiet"));
    }
}
