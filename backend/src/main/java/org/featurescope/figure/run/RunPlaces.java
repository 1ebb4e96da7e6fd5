package org.featurescope.figure.run;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.featurescope.figure.FigureId;

/**
 * The places for figures that are made at the same time. A figure that was cancelled leaves its place before its thread
 * has ended the step, but only one such figure for each place. Not safe for use by several threads.
 */
final class RunPlaces {
    private final int places;
    private final Set<FigureRun> abandoned = new HashSet<>();
    private int making;

    RunPlaces(int places) {
        this.places = places;
    }

    /** Returns the greatest number of threads that make figures, those of cancelled figures included. */
    int threads() {
        return 2 * places;
    }

    /** Returns whether another figure may begin. */
    boolean isFree() {
        return making - Math.min(abandoned.size(), places) < places;
    }

    /** Takes a place for a thread that begins to make a figure. */
    void take() {
        making++;
    }

    /** Counts the place of a figure as free that was cancelled and whose thread has not ended its step. */
    void abandon(FigureRun run) {
        abandoned.add(run);
    }

    /** Returns the figures that were cancelled and whose threads have not ended their last steps and kept their states. */
    Set<FigureId> leaving() {
        return abandoned.stream().map(FigureRun::id).collect(Collectors.toUnmodifiableSet());
    }

    /** Gives back the place of a figure whose thread has ended. */
    void leave(FigureRun run) {
        making--;
        abandoned.remove(run);
    }
}
