package org.featurescope.web.message;

import java.util.List;

/**
 * The sample photographs.
 *
 * @param samples in their order
 */
public record SampleList(List<Sample> samples) {
    /**
     * A sample photograph.
     *
     * @param id its name in links
     * @param title for people
     * @param credit its author
     * @param licence its terms
     * @param source where it comes from
     * @param url of the photograph
     * @param thumbnailUrl of the same, 128 px wide and high
     */
    public record Sample(
            String id, String title, String credit, String licence, String source, String url, String thumbnailUrl) {}
}
