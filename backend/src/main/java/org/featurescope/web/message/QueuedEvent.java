package org.featurescope.web.message;

/**
 * The event {@code queued}.
 *
 * @param position in the queue, from 1
 */
public record QueuedEvent(int position) {}
