package org.featurescope.web.message;

/**
 * The event {@code done}.
 *
 * @param url the figure's permanent address
 */
public record DoneEvent(String url) {}
