package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;

/** The page on which readers make figures of their own. */
final class FigureMakerPage {
    static final String PATH = "/figures/new";

    private FigureMakerPage() {}

    static String html() {
        return Shell.widePage(
                Head.of("Make a figure", "Choose a kind of figure, fill in its parameters, and watch it form."),
                PATH,
                h1("Make a figure"),
                p(
                                text("Choose a kind and its parameters; the figure forms beside them. The link below"
                                        + " contains them all."),
                                a("What the kinds are").withHref("/docs"),
                                text("."))
                        .withClass("lead"),
                tag("figure-maker").with(noscript(p("Making a figure needs JavaScript, which is turned off."))));
    }
}
