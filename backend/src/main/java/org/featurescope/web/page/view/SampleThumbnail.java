package org.featurescope.web.page.view;

import static j2html.TagCreator.img;

import j2html.tags.DomContent;
import org.featurescope.activation.SamplePhotographs.Sample;

/** The small picture of a sample photograph. */
public final class SampleThumbnail {
    /** The height and width at which pages show it, pixels. */
    private static final int SIDE = 56;

    private SampleThumbnail() {}

    /** Returns the address of a sample's small picture. */
    public static String url(Sample sample) {
        return "/static/samples/thumbnails/" + sample.file().replaceFirst("\\.\\w+$", ".jpg");
    }

    /** Returns the small picture as decoration beside the sample's title. */
    public static DomContent of(Sample sample) {
        return img().withSrc(url(sample))
                .withAlt("")
                .attr("width", SIDE)
                .attr("height", SIDE)
                .attr("loading", "lazy")
                .attr("decoding", "async");
    }
}
