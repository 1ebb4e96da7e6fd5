package org.featurescope.web.message;

/**
 * Names the figure of an event, beside the event's own fields, where one stream has the events of several figures.
 *
 * @param figure its id
 */
public record EventFigure(String figure) {}
