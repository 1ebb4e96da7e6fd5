package org.featurescope.web.message;

import java.util.Optional;

/**
 * A network without its layers.
 *
 * @param id the network's id, its name in links
 * @param title the network's title
 * @param description one or two sentences about the network
 * @param licence the licence of its weights
 * @param source the origin of its weights
 * @param sha256 the SHA-256 of its graph file, lower-case hexadecimal
 * @param classes the number of its classes
 * @param url the address of its page
 * @param portraitsUrl the address of the list of its portraits, if it has any
 * @param surestSample the id of the sample photograph that it names rightly with the greatest probability; absent for
 *     networks that come with the product, that are not tested yet, or that name none rightly
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
        Optional<String> portraitsUrl,
        Optional<String> surestSample,
        InputSize input) {
    /**
     * The size of a network's input, pixels, and what of a photograph is brought to it.
     *
     * @param height the height of the input
     * @param width the width of the input
     * @param leastSide the side of the smallest picture that the network accepts
     * @param crop the share of a photograph's shorter side that is kept in its centre
     */
    public record InputSize(int height, int width, int leastSide, double crop) {}
}
