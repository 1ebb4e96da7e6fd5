package org.featurescope.web.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The networks that the server has.
 *
 * @param defaultModel the id of the network that is used if none is named; in JSON {@code default}
 * @param models the networks, the default one first
 * @param problems a sentence for each network that could not be loaded
 */
public record ModelList(
        @JsonProperty("default") String defaultModel, List<ModelSummary> models, List<String> problems) {}
