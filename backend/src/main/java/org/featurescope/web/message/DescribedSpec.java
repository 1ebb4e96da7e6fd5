package org.featurescope.web.message;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The figure that a readable link describes.
 *
 * @param id the figure's id
 * @param url the figure's permanent link
 * @param readableUrl the readable link in canonical form
 * @param title the figure's title
 * @param caption the figure's caption
 * @param made whether the figure is stored
 * @param cost what it costs to make the figure, in pixel-steps
 * @param spec the figure's complete spec
 */
public record DescribedSpec(
        String id,
        String url,
        String readableUrl,
        String title,
        String caption,
        boolean made,
        long cost,
        ObjectNode spec) {}
