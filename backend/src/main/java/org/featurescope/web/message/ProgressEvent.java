package org.featurescope.web.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The event {@code progress}.
 *
 * @param step the last step made, from 1
 * @param steps how many there will be
 * @param objective of each picture; null where there is none
 * @param frame the address of the pictures as they are now, side by side, if they were drawn
 * @param millisecondsLeft an estimate, once there is ground for one
 * @param columns pictures in a row of the frame
 * @param rows of pictures in the frame
 */
public record ProgressEvent(
        int step,
        int steps,
        List<@Nullable Float> objective,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String frame,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long millisecondsLeft,
        Optional<Integer> columns,
        Optional<Integer> rows) {}
