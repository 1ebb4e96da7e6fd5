package org.featurescope.web.docs;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.QueryString;
import org.featurescope.web.page.Crumbs;
import org.featurescope.web.page.FigureElements;
import org.featurescope.web.page.FigureMakerPage;
import org.featurescope.web.page.Head;
import org.featurescope.web.page.Shell;
import org.featurescope.web.page.view.Glossary;

/**
 * The first lesson: six figures for a class. Its text is the resource {@code lesson.html}, in which a comment stands for each
 * figure, with the query of its readable link.
 */
public final class LessonPage {
    /** The path of the page. */
    public static final String PATH = "/docs/lesson";

    static final String ABOUT =
            "What does a neuron look for? Six figures and six questions, 15 minutes, for a class without prior knowledge.";

    private static final Pattern FIGURE = Pattern.compile("<!-- figure (\\S+) -->");

    private LessonPage() {}

    /** Returns the page as HTML. */
    public static String html() {
        List<DomContent> parts = new ArrayList<>(List.of(
                Crumbs.of(Crumbs.step("/docs", "Docs"), Crumbs.here("lesson")),
                h1("What does a neuron look for?"),
                p("A first lesson: six figures, six questions, 15 minutes.").withClass("lead")));
        String text = new Glossary.Links().in(content());
        Matcher figure = FIGURE.matcher(text);
        int from = 0;
        while (figure.find()) {
            parts.add(prose(text.substring(from, figure.start())));
            parts.add(figure(figure.group(1)));
            parts.add(links(figure.group(1)));
            from = figure.end();
        }
        parts.add(prose(text.substring(from)));
        return Shell.page(Head.of("A first lesson", ABOUT), PATH, parts.toArray(DomContent[]::new));
    }

    /** Returns the queries of the figures' readable links, in their order. */
    static List<String> figures() {
        return FIGURE.matcher(content()).results().map(found -> found.group(1)).toList();
    }

    /** Returns the name of the kind of its last figure. */
    static String lastKind() {
        List<String> figures = figures();
        return QueryString.parse(figures.get(figures.size() - 1)).getOrDefault(ParameterTable.KIND, "");
    }

    private static DomContent prose(String html) {
        return div(rawHtml(html)).withClasses("prose", "lesson");
    }

    private static DomContent figure(String query) {
        return FigureElements.figure(query).withClass("wide");
    }

    private static DomContent links(String query) {
        return p(
                        a("Open this figure").withHref("/figure?" + query),
                        text(" · "),
                        a("Change it").withHref(FigureMakerPage.PATH + "?" + query))
                .withClass("lesson-links");
    }

    private static String content() {
        try (InputStream in = Objects.requireNonNull(LessonPage.class.getResourceAsStream("lesson.html"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
