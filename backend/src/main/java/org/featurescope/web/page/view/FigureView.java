package org.featurescope.web.page.view;

import java.util.List;

/**
 * What a page shows of a figure.
 *
 * @param id the figure's id
 * @param kind the name of its kind
 * @param title the figure's title
 * @param caption the figure's caption
 * @param specJson its complete spec as a JSON object
 * @param status its status, see {@link org.featurescope.figure.FigureStatus#word}
 * @param images its pictures; empty if it is not finished
 */
public record FigureView(
        String id, String kind, String title, String caption, String specJson, String status, List<ImageView> images) {
    public FigureView {
        images = List.copyOf(images);
    }

    /** Returns whether the figure is finished. */
    public boolean isMade() {
        return status.equals("done");
    }

    /**
     * A picture of a figure.
     *
     * @param url the address of its PNG file
     * @param width in pixels
     * @param height in pixels
     * @param label the text shown under it
     */
    public record ImageView(String url, int width, int height, String label) {}
}
