package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;

/** The way from the top to a page. */
final class Crumbs {
    private Crumbs() {}

    static DomContent of(DomContent... steps) {
        return nav(steps).withClass("crumbs").attr("aria-label", "Where this is");
    }

    static DomContent step(String path, String name) {
        return a(name).withHref(path);
    }

    static DomContent here(String name) {
        return span(name).attr("aria-current", "page");
    }
}
