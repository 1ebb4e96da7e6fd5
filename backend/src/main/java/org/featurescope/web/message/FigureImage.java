package org.featurescope.web.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a finished figure.
 *
 * @param url its address
 * @param width pixels
 * @param height pixels
 * @param label what stands under it
 * @param unit what it shows, in the grammar of units
 * @param objective the value of its objective, or a number that the kind names
 * @param warning why it is not to be trusted, if it is not
 */
public record FigureImage(
        String url,
        int width,
        int height,
        String label,
        String unit,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double objective,
        Optional<String> warning) {}
