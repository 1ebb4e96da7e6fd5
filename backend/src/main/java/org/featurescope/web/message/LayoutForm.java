package org.featurescope.web.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The meaning of the rows and columns of a figure's pictures. */
public enum LayoutForm {
    /** Rows and columns have no meaning. A page may break the rows where its width requires it. */
    @JsonProperty("grid")
    GRID,
    /** Each row and each column stands for the thing that its label names. */
    @JsonProperty("matrix")
    MATRIX,
    /** The pictures are a sequence, which a page shows one at a time under a slider. */
    @JsonProperty("frames")
    FRAMES
}
