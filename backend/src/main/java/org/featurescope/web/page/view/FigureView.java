package org.featurescope.web.page.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a page shows of a figure.
 *
 * @param id the figure's id
 * @param kind the name of its kind
 * @param title the figure's title for people
 * @param exactNames the exact names of the units for which the title has words, separated by commas
 * @param caption the figure's caption
 * @param specJson its complete spec as a JSON object
 * @param parameters the parameters of its readable link, by name
 * @param status its status, see {@link org.featurescope.figure.FigureStatus#word}; {@link #UNMADE} if it was never
 *     requested
 * @param images its pictures; empty if it is not finished
 */
public record FigureView(
        String id,
        String kind,
        String title,
        String exactNames,
        String caption,
        String specJson,
        Map<String, String> parameters,
        String status,
        List<ImageView> images) {
    /** The status of a figure that was never requested. */
    public static final String UNMADE = "unmade";

    private static final Set<String> UNDER_WAY = Set.of("queued", "running");

    public FigureView {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        images = List.copyOf(images);
    }

    /** Returns whether the figure is finished. */
    public boolean isMade() {
        return status.equals("done");
    }

    /** Returns whether the figure waits or is being made. */
    public boolean isUnderWay() {
        return UNDER_WAY.contains(status);
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
