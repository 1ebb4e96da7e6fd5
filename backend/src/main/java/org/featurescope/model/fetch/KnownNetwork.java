package org.featurescope.model.fetch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;

/**
 * A network that can be fetched, as the catalogue describes it.
 *
 * @param id its name
 * @param address the address of its archive
 * @param bytes size of the archive, if it is known
 * @param sha256 SHA-256 of the archive, if it is known; else the digest of the first download is trusted and recorded
 * @param graph the graph in the archive
 * @param labels the labels in the archive
 * @param isOld whether the graph is one of those that {@link GraphConversion} converts
 * @param isUntried whether the catalogue was written without the archive at hand
 * @param descriptor its {@code model.json}
 */
public record KnownNetwork(
        String id,
        URI address,
        Optional<Long> bytes,
        Optional<String> sha256,
        GraphFile graph,
        LabelFiles labels,
        boolean isOld,
        boolean isUntried,
        ObjectNode descriptor) {
    /**
     * The graph in an archive.
     *
     * @param entry the name of its entry
     * @param sha256 its SHA-256, if it is known
     */
    public record GraphFile(String entry, Optional<String> sha256) {}

    /** Returns the title for people. */
    public String title() {
        return descriptor.path("title").asText();
    }

    /** Returns the licence of the weights. */
    public String licence() {
        return descriptor.path("licence").asText();
    }

    /** Returns the last part of the address. */
    public String fileName() {
        String path = address.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
