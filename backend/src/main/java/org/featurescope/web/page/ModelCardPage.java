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

/** The page with the model card of a network: the description written by its authors. */
final class ModelCardPage {
    private static final Parser MARKDOWN = Parser.builder().build();

    /**
     * Renders cards, which are not trusted: HTML in them is escaped, and links with other schemes than the web's are
     * removed.
     */
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
                        Crumbs.step(
                                ModelPages.path(network), network.descriptor().title()),
                        Crumbs.here("card")),
                h1("Card of " + title),
                card.map(ModelCardPage::rendered).orElseGet(() -> placeholder(network)),
                p(text("SHA-256 of its graph: " + network.sha256())).withClasses("quiet", "hash"),
                p(a("Its layers").withHref(ModelPages.path(network))));
    }

    private static DomContent rendered(String markdown) {
        // the page has a first heading of its own, so that of the card is removed and its others are moved one level
        // down
        String html = HTML.render(MARKDOWN.parse(markdown)).replaceFirst("(?s)^\\s*<h1>.*?</h1>", "");
        return div(rawHtml(html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")))
                .withClass("card");
    }

    private static DomContent placeholder(Network network) {
        return div(
                p(network.descriptor().description()), p("There is no card: the network’s folder has no README.md."));
    }

    /** Returns the path of a network's card. */
    static String path(Network network) {
        return ModelPages.path(network) + "/card";
    }
}
