package org.featurescope.figure.run;

/** Nanoseconds that only ever grow, from any beginning: for durations, where a test can hold them. */
public interface Ticker {
    /** The machine's own. */
    Ticker SYSTEM = System::nanoTime;

    long nanos();
}
