package org.featurescope.figure.run;

/** A clock for measuring durations, which tests can replace by one that they control. */
public interface Ticker {
    /** The clock of {@link System#nanoTime}. */
    Ticker SYSTEM = System::nanoTime;

    /** Returns nanoseconds since an arbitrary moment. They never decrease. */
    long nanos();
}
