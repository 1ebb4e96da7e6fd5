package org.featurescope.web.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The data of the event {@code queued}.
 *
 * @param position the figure's position in the queue, from 1
 * @param millisecondsToStart an estimate of the time until the figure is made; null as long as there is none
 */
public record QueuedEvent(
        int position,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long millisecondsToStart) {}
