package org.featurescope.web.site;

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
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The common parts of all pages of a site. Links are relative, so that pages work on a web host and on a disk.
 *
 * @param path the path of the page within the site, with slashes
 * @param heading the page's title
 * @param live the path of the same page on a server, without the server's address
 */
record SitePage(String path, String heading, String live) {
    private static final List<String> STYLES =
            List.of("palette.css", "featurescope.css", "models.css", "gallery.css", "site.css");

    /** Returns the address of a file of the site from this page. */
    String to(String file) {
        return "../".repeat((int) path.chars().filter(each -> each == '/').count()) + file;
    }

    /**
     * Returns the file of the page.
     *
     * @param scripts further elements of the HTML head
     * @param parts the parts of the page
     */
    byte[] bytes(SiteContent content, List<DomContent> scripts, DomContent... parts) {
        String document = document(html().withLang("en")
                .with(
                        head(
                                meta().withCharset("utf-8"),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().withName("color-scheme").withContent("light dark"),
                                title(
                                        heading.equals(content.title())
                                                ? heading
                                                : "%s · %s".formatted(heading, content.title())),
                                link().withRel("icon").withType("image/svg+xml").withHref(to("style/favicon.svg")),
                                each(
                                        STYLES,
                                        style -> link().withRel("stylesheet").withHref(to("style/" + style))),
                                each(scripts, script -> script)),
                        body(
                                siteHeader(content),
                                main(parts).withClass("wide").withId("content"),
                                siteFooter(content))));
        return document.getBytes(StandardCharsets.UTF_8);
    }

    private DomContent siteHeader(SiteContent content) {
        return header(div(
                        a(content.title()).withClass("name").withHref(to(SiteFolder.INDEX)),
                        form(input().withType("search")
                                        .withName("q")
                                        .withPlaceholder("Find: dog")
                                        .attr("aria-label", "Find units by a word or by the name of a unit"))
                                .withMethod("get")
                                .withAction(to(SiteFolder.FIND))
                                .attr("role", "search"),
                        nav(
                                        a("Layers").withHref(to(SiteFolder.INDEX)),
                                        a("Find").withHref(to(SiteFolder.FIND)),
                                        content.figures().isEmpty()
                                                ? text("")
                                                : a("Figures").withHref(to(SiteFolder.FIGURES + "/index.html")))
                                .attr("aria-label", "Site")))
                .withClass("site-header");
    }

    private DomContent siteFooter(SiteContent content) {
        Optional<String> address = content.live().map(server -> server + live);
        return footer(
                        address.<DomContent>map(url -> p(
                                        a("Make it live: open this on a server").withHref(url)))
                                .orElseGet(() -> text("")),
                        p("A copy of what Featurescope shows of this network, made to be read without a server."))
                .withClass("site-footer");
    }
}
