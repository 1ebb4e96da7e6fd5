package org.featurescope.figure.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.run.FigureEvent.Progress;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.Checkpoints;

/**
 * Publishes the steps of a run to its viewers. Without viewers nothing is published. A new viewer gets the next step at
 * once; after that there is at most one event in each frame interval. Frames become rarer, as pictures change less the later
 * it is. They are drawn so rarely that drawing takes at most a tenth of the run's time, and that viewers fetch at most
 * {@value #FETCHES_PER_SECOND} frames a second, but for those of new viewers. All methods are called on the run's thread.
 */
final class ProgressReporter implements RecipeListener {
    private static final int SHARE_OF_FRAMES = 10;
    private static final int FETCHES_PER_SECOND = 250;
    /** The part of the run's time so far that passes between two frames, as a divisor. */
    private static final int FRAMES_SO_FAR = 20;

    private final FigureRun run;
    private final SchedulerLimits limits;
    private final Ticker ticker;
    private final RunObserver observer;
    private final Checkpoints checkpoints;
    private final TimeLeft timeLeft;
    private final long runBegan;
    private long stepBegan;
    private long nextEvent = Long.MIN_VALUE;
    private long nextFrame = Long.MIN_VALUE;
    private long nextFrameForNewViewer = Long.MIN_VALUE;
    private boolean newViewerWaits;

    /**
     * Creates a reporter.
     *
     * @param checkpoints where the run keeps its state
     * @param finishing the time that is expected after the last step, nanoseconds
     */
    ProgressReporter(
            FigureRun run,
            SchedulerLimits limits,
            Ticker ticker,
            RunObserver observer,
            Checkpoints checkpoints,
            long finishing) {
        this.run = run;
        this.checkpoints = checkpoints;
        this.limits = limits;
        this.ticker = ticker;
        this.observer = observer;
        this.runBegan = ticker.nanos();
        this.stepBegan = runBegan;
        this.timeLeft = new TimeLeft(runBegan, run.spec() instanceof WithOptimizedPictures, finishing);
    }

    /** Returns when the latest step ended, nanoseconds. */
    long latestStep() {
        return stepBegan;
    }

    @Override
    public boolean cancelled() {
        return run.stopping().isPresent();
    }

    @Override
    public Checkpoints checkpoints() {
        return checkpoints;
    }

    @Override
    public void worked(double share) {
        timeLeft.worked(share);
    }

    @Override
    public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
        long now = ticker.nanos();
        observer.stepped(now - stepBegan);
        Progress made =
                new Progress(step, steps, objective.clone(), Optional.empty(), timeLeft.after(step, steps, now));
        boolean hasNewViewer = run.stepped(made);
        newViewerWaits |= hasNewViewer;
        boolean isDue = hasNewViewer || now >= nextEvent || step == steps;
        if (run.viewers() > 0 && isDue) {
            nextEvent = now + limits.frameInterval().toNanos();
            if (now >= (newViewerWaits ? nextFrameForNewViewer : nextFrame)) {
                draw(made, frame);
            } else {
                run.tell(made);
            }
        }
        stepBegan = ticker.nanos();
    }

    private void draw(Progress made, Supplier<List<RgbImage>> frame) {
        newViewerWaits = false;
        long began = ticker.nanos();
        List<RgbImage> pictures = frame.get();
        if (pictures.isEmpty()) {
            run.tell(made);
            return;
        }
        run.tell(made, DraftFrame.of(pictures, made.step(), made.steps()));
        long ended = ticker.nanos();
        observer.drew(ended - began);
        nextFrameForNewViewer = ended + (SHARE_OF_FRAMES - 1) * (ended - began);
        long fetches = ended + run.viewers() * TimeUnit.SECONDS.toNanos(1) / FETCHES_PER_SECOND;
        long changes = ended + (ended - runBegan) / FRAMES_SO_FAR;
        nextFrame = Math.max(nextFrameForNewViewer, Math.max(fetches, changes));
    }
}
