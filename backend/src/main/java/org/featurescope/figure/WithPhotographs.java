package org.featurescope.figure;

import org.featurescope.figure.link.NamedSet;

/** Marks the spec of a figure that shows photographs of a set. */
public interface WithPhotographs extends FigureSpec {
    /** Returns the set of photographs. */
    NamedSet photographs();
}
