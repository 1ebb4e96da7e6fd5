package org.featurescope.web.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The kinds of figures.
 *
 * @param kinds in the order in which people see them
 */
public record KindList(List<KindEntry> kinds) {
    /**
     * A kind of figure.
     *
     * @param name in specs and links
     * @param title for people
     * @param description what it shows, one sentence
     * @param schema JSON Schema of its specs as they may be given
     * @param example a spec that works on the default network
     * @param exampleUrl the readable link of the example
     * @param docsUrl its page of the documentation
     */
    public record KindEntry(
            String name,
            String title,
            String description,
            JsonNode schema,
            ObjectNode example,
            String exampleUrl,
            String docsUrl) {}
}
