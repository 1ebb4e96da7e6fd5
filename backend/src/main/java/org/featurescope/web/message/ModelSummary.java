package org.featurescope.web.message;

/**
 * A network.
 *
 * @param id its name in links
 * @param title for people
 * @param description one or two sentences
 * @param licence of the weights
 * @param source of the weights
 * @param sha256 of the graph file
 * @param classes how many it tells apart
 * @param url of its page
 * @param input the size of its input
 */
public record ModelSummary(
        String id,
        String title,
        String description,
        String licence,
        String source,
        String sha256,
        int classes,
        String url,
        InputSize input) {
    /**
     * The size of a network's input, pixels.
     *
     * @param height of the input
     * @param width of the input
     * @param leastSide the least side of a picture that the network takes
     */
    public record InputSize(int height, int width, int leastSide) {}
}
