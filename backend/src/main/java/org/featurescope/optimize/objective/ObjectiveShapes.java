package org.featurescope.optimize.objective;

/** The shapes of a network's layers for pictures of one size. */
public interface ObjectiveShapes {
    /** Rows of the layer's map; 1 where no map is left. */
    int height(String layer);

    /** Columns of the layer's map; 1 where no map is left. */
    int width(String layer);

    /** Channels of the layer. */
    int channels(String layer);
}
