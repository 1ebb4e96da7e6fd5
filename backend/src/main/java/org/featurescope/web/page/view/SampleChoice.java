package org.featurescope.web.page.view;

import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.img;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;

import j2html.tags.DomContent;
import java.util.List;
import org.featurescope.activation.SamplePhotographs.Sample;

/** The control in which a reader chooses a sample photograph by its small picture. It works without scripts. */
public final class SampleChoice {
    /** The height and width of a small picture, pixels. */
    private static final String SIDE = "64";

    private SampleChoice() {}

    /**
     * A photograph to choose.
     *
     * @param id what the form sends
     * @param title what it shows
     * @param url the path of its file on the server
     * @param thumbnailUrl the path of its small picture
     */
    public record Option(String id, String title, String url, String thumbnailUrl) {
        /** Returns the option of a sample. */
        public static Option of(Sample sample) {
            return new Option(sample.id(), sample.title(), sample.path(), SampleThumbnail.url(sample));
        }
    }

    /**
     * Returns the control.
     *
     * @param title the words above it
     * @param name the name of the parameter that the form sends
     * @param options the photographs, in order
     * @param chosen the id of the photograph that is chosen; another text if none is
     */
    public static DomContent of(String title, String name, List<Option> options, String chosen) {
        return fieldset(
                        legend(title),
                        each(options, option -> choice(name, option, option.id().equals(chosen))))
                .withClass("sample-choice");
    }

    private static DomContent choice(String name, Option option, boolean isChosen) {
        return label(
                        input().withType("radio")
                                .withName(name)
                                .withValue(option.id())
                                .withCondChecked(isChosen)
                                .isRequired()
                                .attr("data-url", option.url())
                                .withClass("visually-hidden"),
                        img().withSrc(option.thumbnailUrl())
                                .withAlt(option.title())
                                .withWidth(SIDE)
                                .withHeight(SIDE)
                                .attr("loading", "lazy"))
                .withTitle(option.title());
    }
}
