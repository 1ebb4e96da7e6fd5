package org.featurescope.figure.run;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.run.FigureEvent.Progress;

/**
 * The present state of a figure that was requested.
 *
 * @param id the figure's id
 * @param spec the figure's spec
 * @param status the figure's status
 * @param createdAt the time at which it was made, or else requested
 * @param progress the last step, while it is being made
 * @param queuePosition its position in the queue, from 1, while it waits
 * @param result the finished figure, once it is made
 * @param detail a sentence that says why it failed, was cancelled or is damaged
 */
public record Figure(
        FigureId id,
        FigureSpec spec,
        FigureStatus status,
        Instant createdAt,
        Optional<Progress> progress,
        OptionalInt queuePosition,
        Optional<StoredFigure> result,
        Optional<String> detail) {
    /** Returns the state of a finished figure. */
    public static Figure of(StoredFigure stored) {
        return new Figure(
                stored.id(),
                stored.spec(),
                FigureStatus.DONE,
                stored.createdAt(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(stored),
                Optional.empty());
    }
}
