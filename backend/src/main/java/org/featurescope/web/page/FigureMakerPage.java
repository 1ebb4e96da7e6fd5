package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;

/** Where figures are put together. */
final class FigureMakerPage {
    static final String PATH = "/figures/new";

    private FigureMakerPage() {}

    static String html() {
        return Shell.widePage(
                Head.of("Make a figure", "Choose a kind of figure, fill in what it takes, and watch it form."),
                PATH,
                h1("Make a figure"),
                p(
                                text(
                                        "Choose a kind and what it takes; the figure forms beside it. Its link, below, has all of it. "),
                                a("What the kinds are").withHref("/docs"),
                                text("."))
                        .withClass("lead"),
                tag("figure-maker").with(noscript(p("Putting a figure together needs JavaScript; it is off here."))));
    }
}
