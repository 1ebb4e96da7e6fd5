package org.featurescope.figure;

import org.featurescope.figure.link.NetworkReference;

/** Spec of a figure about a network. The figure can be made only where that network is available. */
public interface AboutNetwork extends FigureSpec {
    /** Returns a reference to the network, with the digests of the files that the figure uses. */
    NetworkReference network();

    /** Returns the network's id. */
    default String model() {
        return network().model();
    }

    /** Returns the SHA-256 of the network's graph file, lower-case hexadecimal. */
    default String modelHash() {
        return network().modelHash();
    }
}
