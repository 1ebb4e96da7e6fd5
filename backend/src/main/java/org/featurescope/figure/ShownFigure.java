package org.featurescope.figure;

/**
 * A figure that a page shows.
 *
 * @param heading what stands above it
 * @param query its readable link's query, {@code kind=channel&unit=mixed4c:12}
 */
public record ShownFigure(String heading, String query) {}
