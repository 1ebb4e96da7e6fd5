package org.featurescope.web.message;

/**
 * The data of the event {@code done}.
 *
 * @param url the figure's permanent link
 */
public record DoneEvent(String url) {}
