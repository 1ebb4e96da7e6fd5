package org.featurescope.web.page;

import java.util.List;

/**
 * A figure as its page needs it.
 *
 * @param id its name, lower-case hexadecimal
 * @param kind what kind of figure it is
 * @param title its name for people
 * @param caption what one sees and how it was made
 * @param specJson its spec, complete, as a JSON object
 * @param status how far it has come: {@code queued}, {@code running}, {@code done}, {@code failed} or {@code cancelled}
 * @param images its pictures, once it is made
 */
public record FigureView(
        String id, String kind, String title, String caption, String specJson, String status, List<ImageView> images) {
    public FigureView {
        images = List.copyOf(images);
    }

    /** Whether there are pictures to show. */
    boolean isMade() {
        return status.equals("done");
    }

    /**
     * A picture of a figure.
     *
     * @param url where it lies
     * @param width pixels
     * @param height pixels
     * @param label what it is of
     */
    public record ImageView(String url, int width, int height, String label) {}
}
