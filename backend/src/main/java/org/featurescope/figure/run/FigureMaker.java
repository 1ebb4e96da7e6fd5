package org.featurescope.figure.run;

import java.io.IOException;
import java.util.Optional;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.checkpoint.CheckpointStore;
import org.featurescope.figure.checkpoint.RunCheckpoints;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.tensor.FailureReason;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes and stores the figure of a run. Every run ends with a final status, even after an unexpected error. */
final class FigureMaker {
    private static final Logger LOG = LoggerFactory.getLogger(FigureMaker.class);

    private final Kinds kinds;
    private final FigureStore store;
    private final CheckpointStore checkpoints;
    private final SchedulerLimits limits;
    private final Ticker ticker;
    private final RunObserver observer;
    private final FinishingTimes finishing = new FinishingTimes();

    FigureMaker(
            Kinds kinds,
            FigureStore store,
            CheckpointStore checkpoints,
            SchedulerLimits limits,
            Ticker ticker,
            RunObserver observer) {
        this.kinds = kinds;
        this.store = store;
        this.checkpoints = checkpoints;
        this.limits = limits;
        this.ticker = ticker;
        this.observer = observer;
    }

    /** Makes the figure on the calling thread. The run has ended when this method returns. It throws no exception. */
    void make(FigureRun run) {
        long began = ticker.nanos();
        Optional<String> stopReason = run.stopping();
        if (stopReason.isPresent()) {
            cancelled(run, stopReason.get());
            return;
        }
        try {
            store.status(run.id(), FigureStatus.RUNNING, Optional.empty());
            ProgressReporter reporter = reporter(run);
            FigureResult result = run.recipe().make(reporter);
            store.put(run.id(), run.spec(), result);
            finishing.took(run.spec(), ticker.nanos() - reporter.latestStep());
            checkpoints.delete(run.id());
            run.ended(FigureStatus.DONE, new FigureEvent.Done());
        } catch (CancelledRunException e) {
            if (run.isDeleted()) {
                checkpoints.delete(run.id());
            }
            cancelled(run, run.stopping().orElse("The run was stopped."));
        } catch (FailedRunException | InvalidInputException | NotFoundException e) {
            checkpoints.delete(run.id());
            failed(run, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            LOG.error("figure {} could not be stored", run.id(), e);
            failed(run, "The figure was made but could not be stored. " + FailureReason.of(e));
        } catch (RuntimeException | Error e) {
            checkpoints.delete(run.id());
            LOG.error("figure {} failed: {}", run.id(), kinds.canonicalJson(run.spec()), e);
            failed(run, "The figure could not be made. " + FailureReason.of(e));
        }
        observer.ended(kinds.of(run.spec()).name(), run.status(), ticker.nanos() - began);
    }

    private ProgressReporter reporter(FigureRun run) {
        RunCheckpoints ofRun =
                new RunCheckpoints(checkpoints, run.id(), () -> run.stopping().isPresent(), ticker::nanos);
        return new ProgressReporter(run, limits, ticker, observer, ofRun, finishing.expected(run.spec()));
    }

    /** Ends a run with the status {@link FigureStatus#CANCELLED}. */
    void cancelled(FigureRun run, String why) {
        end(run, FigureStatus.CANCELLED, new FigureEvent.Cancelled(why), why);
    }

    private void failed(FigureRun run, String why) {
        end(run, FigureStatus.FAILED, new FigureEvent.Failed(why), why);
    }

    private void end(FigureRun run, FigureStatus status, FigureEvent last, String why) {
        if (run.status().isFinal()) {
            // it was cancelled while a step went on, and another run of the figure may have begun
            return;
        }
        try {
            store.status(run.id(), status, Optional.of(why));
        } catch (IllegalStateException e) {
            LOG.error("the final status of figure {} could not be written to the index", run.id(), e);
        }
        run.ended(status, last);
    }
}
