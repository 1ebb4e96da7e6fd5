package org.featurescope.web.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a figure has come. */
public enum FigureState {
    /** It waits for its turn. */
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
    /** Somebody stopped it, nobody waited for it any more, or its files are damaged. */
    @JsonProperty("cancelled")
    CANCELLED
}
