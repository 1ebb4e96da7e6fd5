package org.featurescope.web.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data of the event {@code progress}.
 *
 * @param step the last step, from 1
 * @param steps the number of all steps
 * @param objective the value of each picture's objective; null if there is none
 * @param frame the address of a picture of all the figure's pictures after this step, if they were drawn
 * @param millisecondsLeft an estimate of the remaining time; null as long as there is none
 * @param columns the number of columns of pictures in the frame
 * @param rows the number of rows of pictures in the frame
 */
public record ProgressEvent(
        int step,
        int steps,
        List<@Nullable Float> objective,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String frame,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long millisecondsLeft,
        Optional<Integer> columns,
        Optional<Integer> rows) {}
