package org.featurescope.optimize.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/**
 * Hands on what several threads find in the order of its numbers from 0, whichever is found first. One thread at a time hands
 * on; the others do not wait for it, but leave it what they bring. Safe for use by several threads.
 */
final class Resequencer<T> {
    private final ObjIntConsumer<T> taker;
    private final Map<Integer, T> early = new HashMap<>();
    private boolean taking;
    private int next;

    /** @param taker is handed each with its number, by one thread at a time */
    Resequencer(ObjIntConsumer<T> taker) {
        this.taker = taker;
    }

    /** Brings what was found; when this returns it has been handed on, or another thread is about to, or has yet to come before. */
    void bring(int number, T found) {
        synchronized (this) {
            early.put(number, found);
            if (taking) {
                return;
            }
            taking = true;
        }
        for (Optional<T> turn = turn(); turn.isPresent(); turn = turn()) {
            taker.accept(turn.get(), next);
            next++;
        }
    }

    private synchronized Optional<T> turn() {
        Optional<T> turn = Optional.ofNullable(early.remove(next));
        taking = turn.isPresent();
        return turn;
    }

    /** What has not had its turn, as something that comes before it has not come. */
    synchronized Collection<T> waiting() {
        return List.copyOf(early.values());
    }
}
