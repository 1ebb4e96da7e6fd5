package org.featurescope.batch;

import org.featurescope.figure.FigureId;
import org.featurescope.figure.PreparedFigure;

/**
 * A figure that is to be made.
 *
 * @param entry the spec that asks for it
 * @param id the figure's id
 * @param prepared its spec and recipe
 * @param pictures the number of its pictures
 * @param cost its cost, in pixel-steps
 */
record BatchFigure(SpecEntry entry, FigureId id, PreparedFigure prepared, int pictures, double cost) {}
