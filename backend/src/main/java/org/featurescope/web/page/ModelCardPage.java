package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.Optional;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.featurescope.model.Network;

/** What is written about a network by those who made it. */
final class ModelCardPage {
    private static final Parser MARKDOWN = Parser.builder().build();

    /** A card may come with a network from anywhere: HTML in it is shown, not obeyed, and links lead to the web only. */
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private ModelCardPage() {}

    static String html(Network network, Optional<String> card) {
        String title = network.descriptor().title();
        String path = path(network);
        return Shell.page(
                Head.of("Card of " + title, "What %s is, where it comes from and what it is not for.".formatted(title)),
                path,
                Crumbs.of(
                        Crumbs.step("/models", "Models"),
                        Crumbs.step(ModelPages.path(network), network.id()),
                        Crumbs.here("card")),
                h1("Card of " + title),
                card.map(ModelCardPage::written).orElseGet(() -> none(network)),
                p(text("SHA-256 of its graph: " + network.sha256())).withClasses("quiet", "hash"),
                p(a("Its layers").withHref(ModelPages.path(network))));
    }

    private static DomContent written(String markdown) {
        // the page has its own first heading, and a card's are below it
        String html = HTML.render(MARKDOWN.parse(markdown)).replaceFirst("(?s)^\\s*<h1>.*?</h1>", "");
        return div(rawHtml(html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")))
                .withClass("card");
    }

    private static DomContent none(Network network) {
        return div(p(network.descriptor().description()), p("Its folder has no README.md, which would stand here."));
    }

    static String path(Network network) {
        return ModelPages.path(network) + "/card";
    }
}
