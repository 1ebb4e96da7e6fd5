package org.featurescope.figure;

import org.featurescope.figure.link.NamedSet;

/** Spec of a figure that shows photographs from a set. */
public interface WithPhotographs extends FigureSpec {
    /** Returns the set of photographs. */
    NamedSet photographs();
}
