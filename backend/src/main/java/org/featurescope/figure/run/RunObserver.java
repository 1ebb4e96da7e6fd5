package org.featurescope.figure.run;

import org.featurescope.figure.FigureStatus;

/** Receives measurements of all runs. It is called on the runs' threads. */
public interface RunObserver {
    /** An observer that ignores all measurements. */
    RunObserver NONE = new RunObserver() {};
    /**
     * Receives the duration of a step.
     *
     * @param nanos nanoseconds, without the time for drawing frames for viewers
     */
    default void stepped(long nanos) {}
    /**
     * Receives the time that drawing and encoding a frame took.
     *
     * @param nanos nanoseconds
     */
    default void drew(long nanos) {}
    /**
     * Receives the end of a run.
     *
     * @param kind the name of the figure's kind
     * @param status the final status
     * @param nanos nanoseconds since the run was taken from the queue
     */
    default void ended(String kind, FigureStatus status, long nanos) {}
}
