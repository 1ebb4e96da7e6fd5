package org.featurescope.web.transfer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bounds the memory that the bodies or the answers of all clients take while they are sent. If it does not suffice, the one
 * that has moved the least recently is ended. So clients that send or read nothing make room for the others. Safe for use
 * by several threads.
 */
final class HeldBytes {
    private final long most;

    @GuardedBy("this")
    private final Map<Holder, Long> held = new HashMap<>();

    @GuardedBy("this")
    private long all;

    /** A body or an answer of which bytes are held. */
    interface Holder {
        /** Returns when bytes were last sent or taken, a value of {@link System#nanoTime}. */
        long lastMoved();

        /** Ends the connection. */
        void end();
    }

    /**
     * Creates a bound.
     *
     * @param most the greatest number of bytes
     */
    HeldBytes(long most) {
        this.most = most;
    }

    /** Adds bytes of a holder, and ends others if there are too many. */
    void add(Holder holder, long bytes) {
        if (bytes == 0) {
            return;
        }
        List<Holder> ended = new ArrayList<>();
        long now = System.nanoTime();
        synchronized (this) {
            held.merge(holder, bytes, Long::sum);
            all += bytes;
            while (all > most) {
                Optional<Holder> stalest = held.keySet().stream()
                        .filter(each -> !each.equals(holder))
                        .min(Comparator.comparingLong(each -> each.lastMoved() - now));
                if (stalest.isEmpty()) {
                    break;
                }
                remove(stalest.get());
                ended.add(stalest.get());
            }
        }
        ended.forEach(Holder::end);
    }

    /** Removes bytes of a holder that has not been ended. */
    synchronized void remove(Holder holder, long bytes) {
        Long its = held.get(holder);
        if (its == null) {
            return;
        }
        all -= bytes;
        if (its == bytes) {
            held.remove(holder);
        } else {
            held.put(holder, its - bytes);
        }
    }

    /** Removes all bytes of a holder. */
    synchronized void remove(Holder holder) {
        all -= Optional.ofNullable(held.remove(holder)).orElse(0L);
    }

    /** Ends those who have not moved for some time. */
    void endIdle(long nanoseconds) {
        List<Holder> ended;
        synchronized (this) {
            long now = System.nanoTime();
            ended = held.keySet().stream()
                    .filter(each -> now - each.lastMoved() > nanoseconds)
                    .toList();
            ended.forEach(this::remove);
        }
        ended.forEach(Holder::end);
    }
}
