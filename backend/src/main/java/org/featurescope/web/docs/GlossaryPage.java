package org.featurescope.web.docs;

import static j2html.TagCreator.a;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;

import j2html.tags.DomContent;
import j2html.utils.EscapeUtil;
import org.featurescope.web.page.Crumbs;
import org.featurescope.web.page.Head;
import org.featurescope.web.page.Shell;
import org.featurescope.web.page.view.Glossary;

/** The page that tells what the terms of the field mean. */
public final class GlossaryPage {
    static final String ABOUT = "The terms of the field that these pages use, each in one or two sentences.";

    private GlossaryPage() {}

    /** Returns the page as HTML. */
    public static String html() {
        return Shell.page(
                Head.of("Glossary", ABOUT),
                Glossary.PATH,
                Crumbs.of(Crumbs.step("/docs", "Docs"), Crumbs.here("glossary")),
                h1("Glossary"),
                p(ABOUT).withClass("lead"),
                dl(each(Glossary.terms(), GlossaryPage::entry)).withClass("glossary"));
    }

    private static DomContent entry(Glossary.Term term) {
        String text = new Glossary.Links(term).in(EscapeUtil.escape(term.text()));
        return each(dt(a(term.term()).withHref("#" + term.id())).withId(term.id()), dd(rawHtml(text)));
    }
}
