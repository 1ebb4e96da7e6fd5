package org.featurescope.web.stream;

import java.util.List;

/** The events for one viewer. Its methods are called by one thread at a time, and none waits. */
public interface EventSource extends AutoCloseable {
    /** Returns what the viewer should be sent after the last call; empty if there is nothing new. */
    List<SharedEvent> next();

    /** Returns whether no other event follows those that were returned. */
    boolean isOver();

    /** Ends the viewer's subscription. */
    @Override
    void close();
}
