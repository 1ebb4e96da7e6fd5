package org.featurescope.web.message;

import java.util.List;

/**
 * The sample photographs.
 *
 * @param opening the id of the one that is shown first
 * @param samples the photographs, in the order in which pages show them
 */
public record SampleList(String opening, List<Sample> samples) {
    /**
     * A sample photograph.
     *
     * @param id the photograph's name in links
     * @param title the photograph's title
     * @param credit its author
     * @param licence its licence
     * @param source the address from which it comes
     * @param url the address of its file
     * @param thumbnailUrl the address of a thumbnail, 128 by 128 pixels
     * @param classes the labels of ImageNet that name it rightly
     */
    public record Sample(
            String id,
            String title,
            String credit,
            String licence,
            String source,
            String url,
            String thumbnailUrl,
            List<String> classes) {}
}
