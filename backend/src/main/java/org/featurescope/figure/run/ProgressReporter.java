package org.featurescope.figure.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.drawing.Sheet;
import org.featurescope.figure.run.FigureEvent.Progress;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;

/**
 * Tells a run's viewers of its steps, not more often than they can see: nothing without a viewer, the first step with one
 * at once, then at most one event in the frame interval, and frames only as long as drawing them takes less than a tenth of
 * the run's time. Lives on the run's thread.
 */
final class ProgressReporter implements RecipeListener {
    private static final int SHARE_OF_FRAMES = 10;

    private final FigureRun run;
    private final SchedulerLimits limits;
    private final Ticker ticker;
    private final RunObserver observer;
    private final TimeLeft left = new TimeLeft();
    private long stepBegan;
    private long nextEvent = Long.MIN_VALUE;
    private long nextFrame = Long.MIN_VALUE;

    ProgressReporter(FigureRun run, SchedulerLimits limits, Ticker ticker, RunObserver observer) {
        this.run = run;
        this.limits = limits;
        this.ticker = ticker;
        this.observer = observer;
        this.stepBegan = ticker.nanos();
    }

    @Override
    public boolean cancelled() {
        return run.stopping().isPresent();
    }

    @Override
    public void worked(double share) {
        left.worked(share);
    }

    @Override
    public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
        long now = ticker.nanos();
        observer.stepped(now - stepBegan);
        Progress made = new Progress(step, steps, objective.clone(), Optional.empty(), left.after(step, steps, now));
        boolean someoneIsNew = run.stepped(made);
        boolean isDue = someoneIsNew || now >= nextEvent || step == steps;
        if (run.viewers() > 0 && isDue) {
            nextEvent = now + limits.frameInterval().toNanos();
            if (someoneIsNew || now >= nextFrame) {
                draw(made, frame);
            } else {
                run.tell(made);
            }
        }
        stepBegan = ticker.nanos();
    }

    private void draw(Progress made, Supplier<List<RgbImage>> frame) {
        long began = ticker.nanos();
        List<RgbImage> pictures = frame.get();
        if (pictures.isEmpty()) {
            run.tell(made);
            return;
        }
        run.tell(made, PngEncoder.encode(Sheet.draft(pictures)), pictures.size());
        long ended = ticker.nanos();
        observer.drew(ended - began);
        nextFrame = ended + (SHARE_OF_FRAMES - 1) * (ended - began);
    }
}
