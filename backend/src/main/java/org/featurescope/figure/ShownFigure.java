package org.featurescope.figure;

/**
 * A figure that a page shows.
 *
 * @param heading the heading above it
 * @param query the query of its readable link, such as {@code kind=channel&unit=mixed4c:12}
 */
public record ShownFigure(String heading, String query) {}
