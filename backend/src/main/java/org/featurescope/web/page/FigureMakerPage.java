package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.li;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import org.featurescope.figure.Kinds;
import org.featurescope.model.Catalogue;
import org.featurescope.web.page.view.KindThumbnail;

/** The page on which readers make figures of their own. */
public final class FigureMakerPage {
    /** The path of the page. */
    public static final String PATH = "/figures/new";

    private FigureMakerPage() {}

    static String html(Kinds kinds, Catalogue catalogue) {
        return Shell.widePage(
                Head.of("Make a figure", "Choose a kind of figure, fill in its parameters, and watch it form."),
                PATH,
                h1("Make a figure"),
                p(
                                text("Choose a kind and its parameters; the figure forms beside them. The link below"
                                        + " contains them all. "),
                                a("What the kinds are").withHref("/docs"),
                                text("."))
                        .withClass("lead"),
                tag("figure-maker")
                        .with(noscript(
                                p(
                                        "To choose parameters here needs JavaScript, which is turned off. Each link below opens an"
                                                + " example, which can be made; other parameters are written into its address."),
                                ul(each(
                                                kinds.all(),
                                                kind -> li(
                                                        KindThumbnail.of(kind),
                                                        a(kind.title())
                                                                .withHref("/figure?"
                                                                        + kinds.toQuery(
                                                                                kinds.example(kind, catalogue))),
                                                        p(kind.description()))))
                                        .withClass("ways"))));
    }
}
