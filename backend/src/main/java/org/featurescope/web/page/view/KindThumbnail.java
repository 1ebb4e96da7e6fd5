package org.featurescope.web.page.view;

import static j2html.TagCreator.img;

import j2html.tags.DomContent;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.drawing.ThumbnailDrawing;

/** The small picture by which readers recognize a kind of figure. {@code featurescope thumbnails} makes it. */
public final class KindThumbnail {
    private KindThumbnail() {}

    /** Returns the address of a kind's picture. */
    public static String url(FigureKind<?> kind) {
        return "/static/kinds/%s.jpg".formatted(kind.name());
    }

    /** Returns the picture as decoration beside the name of the kind. */
    public static DomContent of(FigureKind<?> kind) {
        return img().withSrc(url(kind))
                .withAlt("")
                .attr("width", ThumbnailDrawing.WIDTH)
                .attr("height", ThumbnailDrawing.HEIGHT)
                .attr("loading", "lazy")
                .attr("decoding", "async");
    }
}
