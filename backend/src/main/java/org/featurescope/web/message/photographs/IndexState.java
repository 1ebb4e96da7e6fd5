package org.featurescope.web.message.photographs;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a set of photographs is indexed for a network. */
public enum IndexState {
    /** It is indexed. */
    @JsonProperty("ready")
    READY,
    /** The job that indexes it waits for its turn. */
    @JsonProperty("queued")
    QUEUED,
    /** It is being indexed. */
    @JsonProperty("running")
    RUNNING,
    /** The job that indexes it is paused. */
    @JsonProperty("paused")
    PAUSED,
    /** It could not be indexed. */
    @JsonProperty("failed")
    FAILED
}
