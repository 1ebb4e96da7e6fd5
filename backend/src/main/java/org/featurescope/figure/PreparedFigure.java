package org.featurescope.figure;

/**
 * A checked spec and the recipe that makes its figure.
 *
 * @param spec the spec in its complete form
 * @param recipe makes the figure
 */
public record PreparedFigure(FigureSpec spec, Recipe recipe) {}
