package org.featurescope.web.site;

import static j2html.TagCreator.button;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.input;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.script;
import static j2html.TagCreator.ul;

import java.util.List;

/** The page of a site that finds units by words, in the browser. */
final class SiteFindPage {
    private SiteFindPage() {}

    static byte[] bytes(SiteContent content) {
        SitePage page = new SitePage(SiteFolder.FIND, "Find units", "/find");
        return page.bytes(
                content,
                List.of(
                        script().withSrc(page.to(SiteFolder.FIND_INDEX)).attr("defer"),
                        script().withSrc(page.to(SiteFolder.FIND_SCRIPT)).attr("defer")),
                h1("Find units"),
                p("By what they fire on, such as “dog”, or by their name, such as “%s:12”."
                                .formatted(content.layers().get(0).name()))
                        .withClass("lead"),
                form(
                                input().withType("search")
                                        .withName("q")
                                        .withId("query")
                                        .attr("autocomplete", "off")
                                        .attr("aria-label", "A word, or the name of a unit"),
                                button("Find").withType("submit"))
                        .withClass("filters")
                        .withMethod("get")
                        .withAction(page.to(SiteFolder.FIND)),
                p().withId("status").withClass("quiet").attr("role", "status"),
                ul().withId("found").withClass("found"),
                noscript(p("Finding needs JavaScript, which is turned off. The pages of the layers show all units.")));
    }
}
