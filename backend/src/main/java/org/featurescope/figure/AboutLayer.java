package org.featurescope.figure;

/** Spec of a figure about a layer of a network. */
public interface AboutLayer extends AboutNetwork {
    /** Returns the layer's name. For a figure about several layers, it is the name of the first. */
    String layer();
}
