package org.featurescope.web.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The state of a figure. */
public enum FigureState {
    /** It waits in the queue. */
    @JsonProperty("queued")
    QUEUED,
    /** It is being made. */
    @JsonProperty("running")
    RUNNING,
    /** It is made and stored. */
    @JsonProperty("done")
    DONE,
    /** It could not be made. */
    @JsonProperty("failed")
    FAILED,
    /** A user stopped it, it was stopped because nobody watched it any more, or its files are damaged. */
    @JsonProperty("cancelled")
    CANCELLED
}
