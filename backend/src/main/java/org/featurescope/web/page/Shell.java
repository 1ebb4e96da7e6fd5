package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.form;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.input;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.script;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import j2html.tags.specialized.BodyTag;
import j2html.tags.specialized.HtmlTag;
import j2html.tags.specialized.MainTag;
import java.util.List;
import java.util.Optional;
import org.featurescope.web.page.view.Glossary;

/**
 * Builds what all pages have in common: the HTML head, the header with the navigation, and the footer. Pages contain no
 * inline scripts, because the content security policy forbids them.
 */
public final class Shell {
    /** The path of the page that finds units. */
    public static final String FIND = "/find";

    static final String NAME = "Featurescope";
    static final String ARTICLE = "https://doi.org/10.23915/distill.00007";
    private static final List<NavigationLink> NAVIGATION = List.of(
            new NavigationLink("/look", "Photograph"),
            new NavigationLink("/models", "Models"),
            new NavigationLink(FIND, "Find"),
            new NavigationLink(SpacePage.PATH, "Space"),
            new NavigationLink(LinearPage.PATH, "Linear"),
            new NavigationLink(TrainPage.PATH, "Train"),
            new NavigationLink(StatisticsPage.PATH, "Statistics"),
            new NavigationLink(Gallery.PATH, "Gallery"),
            new NavigationLink(FigureMakerPage.PATH, "Make"),
            new NavigationLink("/docs", "Docs"));

    private record NavigationLink(String path, String name) {}

    private Shell() {}

    /**
     * Returns a page of the site.
     *
     * @param path the path of the page; the header marks the link that leads to it or to a page above it
     * @param content the elements of its main part
     */
    public static String page(Head head, String path, DomContent... content) {
        return page(head, path, main(content));
    }

    /** Returns a page whose content is as wide as the header, for figures and tools rather than text. */
    public static String widePage(Head head, String path, DomContent... content) {
        return page(head, path, main(content).withClass("wide"));
    }

    private static String page(Head head, String path, MainTag main) {
        return document(html().withLang("en")
                .with(
                        headOf(head, "/assets/main.js"),
                        body(
                                a("To the content").withClass("skip").withHref("#content"),
                                siteHeader(path),
                                main.withId("content"),
                                siteFooter())));
    }

    /**
     * Returns a page for a frame, without header and footer.
     *
     * @param theme {@code light} or {@code dark}; empty for the theme of the reader's system
     */
    static String framed(Head head, Optional<String> theme, DomContent... content) {
        BodyTag body = body(main(content)).withClass("embed");
        HtmlTag html = html().withLang("en").with(headOf(head, "/embed.js"), body);
        theme.ifPresent(name -> html.attr("data-theme", name));
        return document(html);
    }

    private static DomContent stylesheet(String file) {
        return link().withRel("stylesheet").withHref("/static/css/" + file);
    }

    private static DomContent headOf(Head head, String script) {
        boolean remembersTheme = script.equals("/assets/main.js");
        return head(
                meta().withCharset("utf-8"),
                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                meta().withName("color-scheme").withContent("light dark"),
                head.content(),
                link().withRel("icon").withType("image/svg+xml").withHref("/static/icons/favicon.svg"),
                stylesheet("palette.css"),
                stylesheet("featurescope.css"),
                stylesheet("models.css"),
                stylesheet("examples.css"),
                stylesheet("gallery.css"),
                stylesheet("docs.css"),
                each(
                        remembersTheme ? List.of(script().withSrc("/assets/theme.js")) : List.<DomContent>of(),
                        tag -> tag),
                script().withType("module").withSrc(script));
    }

    private static DomContent siteHeader(String path) {
        return header(div(
                        a(NAME).withClass("name").withHref("/"),
                        search(),
                        nav(each(NAVIGATION, link -> navigation(link, path))).attr("aria-label", "Site"),
                        tag("theme-switch")))
                .withClass("site-header");
    }

    private static DomContent search() {
        return form(input().withType("search")
                        .withName("q")
                        .withPlaceholder("Find: dog")
                        .attr("aria-label", "Find units by a word or by the name of a unit"))
                .withMethod("get")
                .withAction(FIND)
                .attr("role", "search")
                .attr("aria-label", "Units of all networks");
    }

    private static DomContent navigation(NavigationLink link, String path) {
        boolean isHere = path.equals(link.path()) || path.startsWith(link.path() + "/");
        return a(link.name()).withHref(link.path()).condAttr(isHere, "aria-current", isHere ? "true" : null);
    }

    private static DomContent siteFooter() {
        return footer(
                        p(
                                text("Pictures are made as in Olah, Mordvintsev and Schubert, "),
                                a("“Feature Visualization”").withHref(ARTICLE),
                                text(", Distill, 2017. Each figure’s link is enough to make it again.")),
                        p(
                                a("First lesson").withHref("/docs/lesson"),
                                text(" · "),
                                a("Glossary").withHref(Glossary.PATH),
                                text(" · "),
                                a("API").withHref("/docs/api"),
                                text(
                                        " · A photograph of yours is not kept, unless it is in a set; delete the set to delete it.")),
                        noscript(p(
                                text(
                                        "JavaScript is turned off. Without it nothing moves, and a photograph of yours can only be used to "),
                                a("find units").withHref(FIND),
                                text("."))))
                .withClass("site-footer");
    }
}
