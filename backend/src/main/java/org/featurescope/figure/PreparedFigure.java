package org.featurescope.figure;

/**
 * Joins a spec that was checked and the recipe that makes its figure.
 *
 * @param spec complete, with all that the server knows filled in
 * @param recipe makes it
 */
public record PreparedFigure(FigureSpec spec, Recipe recipe) {}
