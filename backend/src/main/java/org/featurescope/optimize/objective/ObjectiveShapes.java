package org.featurescope.optimize.objective;

/** The shapes of a network's layers for pictures of one size. */
public interface ObjectiveShapes {
    /** Returns the number of rows of the layer's map; 1 for a layer without rows and columns. */
    int height(String layer);

    /** Returns the number of columns of the layer's map; 1 for a layer without rows and columns. */
    int width(String layer);

    /** Returns the number of channels of the layer. */
    int channels(String layer);
}
