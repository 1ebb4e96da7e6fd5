package org.featurescope.figure;

import org.featurescope.figure.link.NamedSet;

/** Spec of a figure that shows photographs from a set. */
public interface WithPhotographs extends FigureSpec {
    /** Returns the set of photographs. */
    NamedSet photographs();

    /** Returns the number of networks that all photographs pass through: the figure's own, and controls. */
    default int networks() {
        return 1;
    }
}
