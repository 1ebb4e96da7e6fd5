package org.featurescope.figure.request;

/** What became of a request to cancel a figure. */
public enum Cancellation {
    /** The figure is not made any more. */
    ENDED,
    /** The client does not wait for the figure any more, but others do, so it is made for them. */
    GOES_ON,
    /** The figure neither waited nor was it made. */
    NOTHING
}
