package org.featurescope.web.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the rows and columns of a figure's pictures mean. */
public enum LayoutForm {
    /** Nothing: a page may break rows where it has the room. */
    @JsonProperty("grid")
    GRID,
    /** What the labels of the rows and columns say. */
    @JsonProperty("matrix")
    MATRIX,
    /** There are none: the pictures follow each other, as under a slider. */
    @JsonProperty("frames")
    FRAMES
}
