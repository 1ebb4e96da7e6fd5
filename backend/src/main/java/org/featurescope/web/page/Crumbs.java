package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;

/** Builds the breadcrumbs of a page: links to the pages above it. */
public final class Crumbs {
    private Crumbs() {}

    /** Returns the navigation element with all steps. */
    public static DomContent of(DomContent... steps) {
        return nav(steps).withClass("crumbs").attr("aria-label", "Breadcrumbs");
    }

    /** Returns a link to a page above. */
    public static DomContent step(String path, String name) {
        return a(name).withHref(path);
    }

    /** Returns the last step, the page itself. */
    public static DomContent here(String name) {
        return span(name).attr("aria-current", "page");
    }
}
