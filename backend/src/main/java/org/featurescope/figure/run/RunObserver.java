package org.featurescope.figure.run;

import org.featurescope.figure.FigureStatus;

/** Hears of all runs, for measurements. Called on the runs' own threads. */
public interface RunObserver {
    /** Hears nothing. */
    RunObserver NONE = new RunObserver() {};

    /** A step was made, in so many nanoseconds; what viewers cost is not counted. */
    default void stepped(long nanos) {}

    /** A frame was drawn and encoded, in so many nanoseconds. */
    default void drew(long nanos) {}

    /** A run ended, after so many nanoseconds of running. */
    default void ended(String kind, FigureStatus status, long nanos) {}
}
