package org.featurescope.web.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.featurescope.activation.photographs.Credit;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a finished figure.
 *
 * @param url the address of its PNG file
 * @param width in pixels
 * @param height in pixels
 * @param label the text shown under it
 * @param unit the unit, direction or objective that it shows, as a spec writes it
 * @param objective the value of its objective; for a picture that is not optimized, a number defined by the kind
 * @param warning the reason why the picture may be misleading; empty if there is none
 * @param credit who made the photograph of which it shows all or a part; empty if that is not known, or it is no
 *     photograph
 */
public record FigureImage(
        String url,
        int width,
        int height,
        String label,
        String unit,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double objective,
        Optional<String> warning,
        Optional<Credit> credit) {}
