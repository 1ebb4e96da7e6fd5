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
 * A figure that was asked for, as it stands now.
 *
 * @param id its name
 * @param spec what it shows
 * @param status how far it has come
 * @param createdAt when it was made, or asked for
 * @param progress the last step, while it runs
 * @param queuePosition its place in the queue, from 1, while it waits
 * @param result its pictures, once it is made
 * @param detail why it failed or was cancelled
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
    /** A figure that is made. */
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
