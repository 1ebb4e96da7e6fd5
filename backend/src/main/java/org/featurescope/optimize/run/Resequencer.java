package org.featurescope.optimize.run;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/**
 * Delivers numbered values from several threads to a consumer in the order of their numbers, from 0. One thread at a time
 * delivers; other threads do not wait for it but leave their values to it. Thread-safe.
 */
final class Resequencer<T> {
    private final ObjIntConsumer<T> consumer;

    @GuardedBy("this")
    private final Map<Integer, T> pending = new HashMap<>();

    @GuardedBy("this")
    private boolean delivering;

    @GuardedBy("this")
    private int next;

    /** @param consumer receives each value with its number, from one thread at a time */
    Resequencer(ObjIntConsumer<T> consumer) {
        this.consumer = consumer;
    }

    private record Delivery<T>(T value, int number) {}

    /** Returns once the value is delivered or queued behind an earlier one. */
    void submit(int number, T value) {
        synchronized (this) {
            pending.put(number, value);
            if (delivering) {
                return;
            }
            delivering = true;
        }
        for (Optional<Delivery<T>> delivery = nextDelivery(); delivery.isPresent(); delivery = nextDelivery()) {
            consumer.accept(delivery.get().value(), delivery.get().number());
            delivered();
        }
    }

    /** Returns the next value if it was submitted; otherwise ends the delivering. */
    private synchronized Optional<Delivery<T>> nextDelivery() {
        int number = next;
        Optional<Delivery<T>> delivery =
                Optional.ofNullable(pending.remove(number)).map(value -> new Delivery<>(value, number));
        delivering = delivery.isPresent();
        return delivery;
    }

    private synchronized void delivered() {
        next++;
    }

    /** Returns the values that were not delivered because an earlier one is missing. */
    synchronized Collection<T> pending() {
        return List.copyOf(pending.values());
    }
}
