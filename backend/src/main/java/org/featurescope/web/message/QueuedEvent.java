package org.featurescope.web.message;

/**
 * The data of the event {@code queued}.
 *
 * @param position the figure's position in the queue, from 1
 */
public record QueuedEvent(int position) {}
