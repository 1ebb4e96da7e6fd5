package org.featurescope.web.message;

/**
 * The data of the event {@code cancelled}.
 *
 * @param detail a sentence that says why
 */
public record CancelledEvent(String detail) {}
