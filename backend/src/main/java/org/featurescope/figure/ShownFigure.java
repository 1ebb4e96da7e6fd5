package org.featurescope.figure;

/**
 * A figure that a page shows.
 *
 * @param heading the heading above it
 * @param query the query of its readable link, such as {@code kind=channel&unit=mixed4c:12}
 * @param isWide whether it needs the whole width of the page
 */
public record ShownFigure(String heading, String query, boolean isWide) {}
