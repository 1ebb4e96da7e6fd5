package org.featurescope.web.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The kinds of figures.
 *
 * @param kinds all kinds, in the order in which pages show them
 */
public record KindList(List<KindEntry> kinds) {
    /**
     * A kind of figure.
     *
     * @param name the kind's name in specs and links
     * @param title the kind's title
     * @param description one sentence that says what it shows
     * @param schema the JSON Schema of the specs that the API accepts
     * @param example a spec on the default network
     * @param exampleUrl the readable link of the example
     * @param docsUrl the address of its page in the documentation
     * @param thumbnailUrl the address of a small picture by which readers recognize the kind
     */
    public record KindEntry(
            String name,
            String title,
            String description,
            JsonNode schema,
            ObjectNode example,
            String exampleUrl,
            String docsUrl,
            String thumbnailUrl) {}
}
