package org.featurescope.web.find;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.form;
import static j2html.TagCreator.img;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tag;

import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import java.util.Locale;
import org.featurescope.model.Network;
import org.featurescope.web.page.view.SampleChoice;

/**
 * The forms that send a picture: one for a file, one for a sample. They work without scripts. With scripts a part of the
 * picture can be chosen, or a picture drawn.
 */
final class PictureForms {
    static final String ID = "pictures";

    private final FindSamples samples;

    PictureForms(FindSamples samples) {
        this.samples = samples;
    }

    /**
     * Returns the forms.
     *
     * @param problem says why a picture that was sent cannot be used; empty if there is none
     */
    DomContent html(FindQuery query, String problem) {
        return tag("find-picture").withId(ID).with(problem(problem), file(query), samples(query));
    }

    private static DomContent problem(String problem) {
        DivTag place = div().withId("picture-problem").attr("role", "alert");
        return problem.isEmpty() ? place : place.withClass("problems").with(p(sentence(problem)));
    }

    private static String sentence(String problem) {
        return problem.substring(0, 1).toUpperCase(Locale.ROOT) + problem.substring(1) + ".";
    }

    private static DomContent file(FindQuery query) {
        return form(
                        label(
                                span("Picture"),
                                input().withType("file")
                                        .withName("image")
                                        .withAccept("image/*")
                                        .isRequired()),
                        button("Find units by this file").withType("submit"))
                .withClass("filters")
                .withMethod("post")
                .attr("enctype", "multipart/form-data")
                .withAction(action(query))
                .attr("aria-label", "Units that a picture excites");
    }

    private DomContent samples(FindQuery query) {
        return form(
                        SampleChoice.of("or a sample photograph", "sample", samples.list(), query.sample()),
                        button("Find units by this sample").withType("submit"))
                .withClass("filters")
                .withMethod("post")
                .withAction(action(query))
                .attr("aria-label", "Units that a sample photograph excites");
    }

    private static String action(FindQuery query) {
        String model = query.network().map(Network::id).orElse("");
        return "%s?model=%s&layer=%s".formatted(FindPage.PATH, model, FindQuery.encoded(query.layer()));
    }

    /** Returns the picture that was searched by, as small as the page shows it. */
    static DomContent searched(SearchedPicture picture) {
        return figure(
                        img().withSrc(picture.thumbnailUrl())
                                .withAlt("The picture that was sent, or its part")
                                .withWidth(String.valueOf(picture.thumbnail().width()))
                                .withHeight(String.valueOf(picture.thumbnail().height())),
                        figcaption("What was searched by. The server does not keep it."))
                .withClass("searched");
    }
}
