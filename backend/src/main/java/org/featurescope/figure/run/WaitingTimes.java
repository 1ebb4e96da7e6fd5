package org.featurescope.figure.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.request.FigureCost;

/**
 * Estimates when figures that wait begin, from how long earlier figures took: figures with optimized pictures in
 * proportion to their pixels and steps, others as the mean of those. Not safe for use by several threads.
 */
final class WaitingTimes {
    /** How much the latest figure counts. */
    private static final double NEWEST = 0.3;

    private double nanosPerPixelStep;
    private double nanosOfOthers;

    /** Notes how long a figure took to make, nanoseconds. */
    void took(FigureSpec spec, long nanos) {
        double pixelSteps = FigureCost.pixelSteps(spec);
        if (pixelSteps > 0) {
            nanosPerPixelStep = mean(nanosPerPixelStep, nanos / pixelSteps);
        } else {
            nanosOfOthers = mean(nanosOfOthers, nanos);
        }
    }

    private static double mean(double before, double newest) {
        return before == 0 ? newest : before + NEWEST * (newest - before);
    }

    /** Returns the nanoseconds that a figure is likely to take; 0 if nothing like it was made yet. */
    private double expected(FigureSpec spec) {
        double pixelSteps = FigureCost.pixelSteps(spec);
        return pixelSteps > 0 ? nanosPerPixelStep * pixelSteps : nanosOfOthers;
    }

    /** Returns the milliseconds that a figure is likely to take; empty if nothing like it was made yet. */
    OptionalLong milliseconds(FigureSpec spec) {
        double expected = expected(spec);
        return expected > 0 ? OptionalLong.of(TimeUnit.NANOSECONDS.toMillis((long) expected)) : OptionalLong.empty();
    }

    /**
     * Returns for each figure that waits in how many milliseconds it is likely to begin; empty as long as that is
     * unknown.
     *
     * @param threads the number of figures that are made at the same time
     * @param running the figures that are being made
     * @param waiting the figures that wait, in their order
     */
    List<OptionalLong> toStart(int threads, List<FigureRun> running, List<FigureRun> waiting) {
        PriorityQueue<Double> free = new PriorityQueue<>();
        boolean isKnown = true;
        for (FigureRun run : running) {
            double left = left(run);
            isKnown &= left > 0;
            free.add(left);
        }
        for (int idle = running.size(); idle < threads; idle++) {
            free.add(0.0);
        }
        List<OptionalLong> starts = new ArrayList<>();
        for (FigureRun run : waiting) {
            double start = free.isEmpty() ? 0 : free.remove();
            starts.add(isKnown ? OptionalLong.of(TimeUnit.NANOSECONDS.toMillis((long) start)) : OptionalLong.empty());
            double expected = expected(run.spec());
            isKnown &= expected > 0;
            free.add(start + expected);
        }
        return starts;
    }

    private double left(FigureRun run) {
        OptionalLong told =
                run.progress().map(FigureEvent.Progress::millisecondsLeft).orElse(OptionalLong.empty());
        return told.isPresent() ? TimeUnit.MILLISECONDS.toNanos(told.getAsLong() + 1) : expected(run.spec());
    }
}
