package org.featurescope.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.function.LongConsumer;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.request.FigureCost;
import org.featurescope.figure.request.FigureCosts;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;

/**
 * Makes the figures of many specs, several at the same time. Figures that are stored are not made again. A spec that
 * fails does not stop the others. Not thread-safe, except {@link #stop}.
 */
public final class FigureBatch {
    private final Kinds kinds;
    private final SpecReader reader;
    private final FigureCosts costs;
    private final BatchStore store;
    private final int parallel;
    private final Clock clock;
    private volatile boolean stops;

    /**
     * Creates a batch.
     *
     * @param store finds and keeps the figures
     * @param parallel the number of figures that are made at the same time
     */
    public FigureBatch(Kinds kinds, SpecReader reader, FigureCosts costs, BatchStore store, int parallel, Clock clock) {
        this.kinds = kinds;
        this.reader = reader;
        this.costs = costs;
        this.store = store;
        this.parallel = parallel;
        this.clock = clock;
    }

    /**
     * Reads all specs and returns the work that they need. To measure the speed it begins the first missing figure. If the
     * store keeps figures, the state of that figure is kept.
     *
     * @param progress receives the number of specs that were read
     * @throws IOException if the specs cannot be read
     */
    public BatchSurvey survey(Specs specs, LongConsumer progress) throws IOException {
        BatchSurvey[] survey = {BatchSurvey.NONE};
        specs.forEach(entry -> {
            survey[0] = with(survey[0], entry);
            progress.accept(survey[0].specs());
            return !stops;
        });
        return survey[0];
    }

    private BatchSurvey with(BatchSurvey before, SpecEntry entry) throws IOException {
        try {
            BatchFigure figure = figure(entry);
            if (store.isStored(figure.id())) {
                return before.withStored();
            }
            if (before.missing() > 0) {
                return before.withMissing(figure);
            }
            RateTrial trial = new RateTrial(figure.cost(), System::nanoTime);
            return (isMadeBy(trial, figure) ? before.withStored() : before.withMissing(figure)).withRate(trial.rate());
        } catch (InvalidInputException | NotFoundException e) {
            return before.withRefused();
        }
    }

    /** Begins a figure, and returns whether it was made and stored before the trial was over. */
    private boolean isMadeBy(RateTrial trial, BatchFigure figure) throws IOException {
        try {
            store.make(figure, () -> stops || trial.isOver(), trial::worked);
            trial.ended();
            return store.keeps();
        } catch (CancelledRunException | FailedRunException | InvalidInputException | NotFoundException e) {
            return false;
        }
    }

    /**
     * Makes the figures that are missing.
     *
     * @param report receives the report as JSON; it is not closed
     * @throws IOException if the specs cannot be read, or figures or the report cannot be written
     */
    public BatchResult make(Specs specs, OutputStream report, BatchListener listener) throws IOException {
        try (BatchReport written = new BatchReport(report, clock.instant());
                BatchWorkers workers = new BatchWorkers(store, parallel, () -> stops, written, listener)) {
            specs.forEach(entry -> {
                if (stops || workers.hasBroken()) {
                    return false;
                }
                try {
                    workers.add(figure(entry));
                } catch (InvalidInputException | NotFoundException e) {
                    workers.refused(entry, String.valueOf(e.getMessage()));
                }
                return true;
            });
            BatchResult result = workers.end();
            written.end(result, clock.instant());
            return result;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private BatchFigure figure(SpecEntry entry) {
        PreparedFigure prepared = entry.prepared(reader);
        return new BatchFigure(
                entry,
                kinds.id(prepared.spec()),
                prepared,
                FigureCost.pictures(prepared.spec()),
                costs.of(prepared.spec()));
    }

    /** Ends the batch before the next step of each figure. Their states are kept. */
    public void stop() {
        stops = true;
    }
}
