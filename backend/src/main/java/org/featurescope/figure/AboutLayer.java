package org.featurescope.figure;

/** Marks the spec of a figure that is about a layer of a network. */
public interface AboutLayer extends AboutNetwork {
    /** Returns the layer's name; of a figure that concerns several layers, that of the first. */
    String layer();
}
