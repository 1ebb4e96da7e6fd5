package org.featurescope.figure;

import org.featurescope.figure.link.NetworkReference;

/** Marks the spec of a figure that is about a network, which must be at hand to make the figure. */
public interface AboutNetwork extends FigureSpec {
    /** Returns the network, in the state in which the figure uses it. */
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
