package org.featurescope.web.find;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.form;
import static j2html.TagCreator.img;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tag;

import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.SamplePhotographs.Sample;
import org.featurescope.model.Network;
import org.featurescope.web.page.view.SampleThumbnail;

/**
 * The forms that send a picture: one for a file, one for a sample. They work without scripts. With scripts a part of the
 * picture can be chosen, or a picture drawn.
 */
final class PictureForms {
    private static final String FIND = "Find units that it excites";

    private final SamplePhotographs samples;

    PictureForms(SamplePhotographs samples) {
        this.samples = samples;
    }

    /**
     * Returns the forms.
     *
     * @param problem says why a picture that was sent cannot be used; empty if there is none
     */
    DomContent html(FindQuery query, String problem) {
        return tag("find-picture").with(problem(problem), file(query), samples(query));
    }

    private static DomContent problem(String problem) {
        DivTag place = div().withId("picture-problem").attr("role", "alert");
        return problem.isEmpty() ? place : place.withClass("problems").with(p(problem + "."));
    }

    private static DomContent file(FindQuery query) {
        return form(
                        label(
                                span("Picture"),
                                input().withType("file")
                                        .withName("image")
                                        .withAccept("image/*")
                                        .isRequired()),
                        button(FIND).withType("submit"))
                .withClass("filters")
                .withMethod("post")
                .attr("enctype", "multipart/form-data")
                .withAction(action(query))
                .attr("aria-label", "Units that a picture excites");
    }

    private DomContent samples(FindQuery query) {
        return form(
                        fieldset(
                                        legend("or a sample photograph"),
                                        each(
                                                samples.list(),
                                                sample -> choice(
                                                        sample, sample.id().equals(query.sample()))))
                                .withClass("sample-choice"),
                        button(FIND).withType("submit"))
                .withClass("filters")
                .withMethod("post")
                .withAction(action(query))
                .attr("aria-label", "Units that a sample photograph excites");
    }

    private static DomContent choice(Sample sample, boolean isChosen) {
        return label(
                        input().withType("radio")
                                .withName("sample")
                                .withValue(sample.id())
                                .withCondChecked(isChosen)
                                .isRequired()
                                .attr("data-url", sample.path())
                                .withClass("visually-hidden"),
                        img().withSrc(SampleThumbnail.url(sample))
                                .withAlt(sample.title())
                                .withWidth("64")
                                .withHeight("64")
                                .attr("loading", "lazy"))
                .withTitle(sample.title());
    }

    private static String action(FindQuery query) {
        String model = query.network().map(Network::id).orElse("");
        return "%s?model=%s&layer=%s".formatted(FindPage.PATH, model, FindPage.encoded(query.layer()));
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
