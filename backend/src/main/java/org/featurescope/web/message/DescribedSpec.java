package org.featurescope.web.message;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a readable link means.
 *
 * @param id of the figure
 * @param url its permanent address
 * @param readableUrl the link in its usual form
 * @param title a few words that name it
 * @param caption what one sees and how it is made
 * @param made whether it is made
 * @param spec complete
 */
public record DescribedSpec(
        String id, String url, String readableUrl, String title, String caption, boolean made, ObjectNode spec) {}
