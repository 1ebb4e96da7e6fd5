package org.featurescope.web.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import java.util.List;

/** The page on which the server's owner signs in and out. It works without scripts. */
final class OwnerPage {
    static final String PATH = "/owner";

    private OwnerPage() {}

    /**
     * Returns the page.
     *
     * @param isOwner whether its reader is the owner
     * @param wasWrong whether the reader just sent a wrong token
     */
    static String html(boolean isOwner, boolean wasWrong) {
        return Shell.page(
                Head.of("Owner", "Sign in as the owner of this server."),
                PATH,
                h1("Owner"),
                p("The owner of this server deletes figures and answers, cancels figures for all, changes sets of"
                                + " photographs, and has the server fetch networks and draw small pictures of a network's units.")
                        .withClass("lead"),
                isOwner ? signOut() : signIn(wasWrong));
    }

    private static DomContent signOut() {
        return form(p("You are the owner."), button("Sign out"))
                .withMethod("post")
                .withAction(PATH + "/sign-out");
    }

    private static DomContent signIn(boolean wasWrong) {
        List<DomContent> problem =
                wasWrong ? List.of(p("That is not the token of this server.").attr("role", "alert")) : List.of();
        return form(
                        each(problem, part -> part),
                        label(
                                span("The token that the server printed when it started, or that was set for it"),
                                input().withType("password")
                                        .withName("token")
                                        .attr("autocomplete", "current-password")
                                        .isRequired()
                                        .isAutofocus()),
                        button("Sign in"))
                .withClass("plain-form")
                .withMethod("post")
                .withAction(PATH);
    }
}
