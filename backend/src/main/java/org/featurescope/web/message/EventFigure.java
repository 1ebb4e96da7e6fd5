package org.featurescope.web.message;

/**
 * The field that is added to the data of each event in a stream of several figures.
 *
 * @param figure the id of the figure to which the event belongs
 */
public record EventFigure(String figure) {}
