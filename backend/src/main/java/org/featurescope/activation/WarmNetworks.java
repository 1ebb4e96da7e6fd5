package org.featurescope.activation;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.featurescope.model.Network;
import org.jspecify.annotations.Nullable;

/**
 * A cache of open networks. A network that is removed from it, to make room for another or because the cache is closed,
 * is closed when its last borrower has returned it.
 *
 * <p>Thread-safe. The monitor of this object guards the entries and is held for moments only. A network is opened under
 * the monitor of its {@link Entry}, so that it is opened once and borrowers of other networks do not wait.
 */
public final class WarmNetworks implements AutoCloseable {
    private final int most;

    /** By id and {@link Network#identity()}, the one used longest ago first. */
    @GuardedBy("this")
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    @GuardedBy("this")
    private boolean closed;

    /**
     * Creates an empty cache.
     *
     * @param most the most networks that it keeps open
     */
    WarmNetworks(int most) {
        this.most = most;
    }

    /**
     * Borrows a network, which is opened if it is not in the cache. Closing the lease returns it.
     *
     * @throws ActivationException if the network cannot be opened
     */
    Lease borrow(Network network) {
        Lease lease = new Lease(take(network));
        try {
            lease.network();
            return lease;
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private Entry take(Network network) {
        List<Entry> unused = new ArrayList<>();
        Entry entry;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("%s was wanted after the networks were closed".formatted(network.id()));
            }
            entry = entries.computeIfAbsent(network.id() + " " + network.identity(), key -> new Entry(network));
            entry.borrowers++;
            for (Iterator<Entry> eldest = entries.values().iterator(); entries.size() > most; ) {
                retire(eldest.next(), unused);
                eldest.remove();
            }
        }
        unused.forEach(Entry::close);
        return entry;
    }

    private static void retire(Entry entry, List<Entry> unused) {
        entry.retired = true;
        if (entry.borrowers == 0) {
            unused.add(entry);
        }
    }

    private void giveBack(Entry entry) {
        boolean last;
        synchronized (this) {
            entry.borrowers--;
            last = entry.retired && entry.borrowers == 0;
        }
        if (last) {
            entry.close();
        }
    }

    /** Closes the network that was used longest ago of those that nobody has borrowed. Returns whether there was one. */
    boolean closeOne() {
        List<Entry> unused = new ArrayList<>();
        synchronized (this) {
            Iterator<Entry> eldest = entries.values().iterator();
            while (unused.isEmpty() && eldest.hasNext()) {
                Entry entry = eldest.next();
                if (entry.borrowers == 0) {
                    retire(entry, unused);
                    eldest.remove();
                }
            }
        }
        unused.forEach(Entry::close);
        return !unused.isEmpty();
    }

    /** Returns the number of networks in the cache. */
    synchronized int size() {
        return entries.size();
    }

    @Override
    public void close() {
        List<Entry> unused = new ArrayList<>();
        synchronized (this) {
            closed = true;
            entries.values().forEach(entry -> retire(entry, unused));
            entries.clear();
        }
        unused.forEach(Entry::close);
    }

    /** A borrowed network. */
    public final class Lease implements AutoCloseable {
        private final Entry entry;

        private Lease(Entry entry) {
            this.entry = entry;
        }

        /** Returns the open network. */
        public WarmNetwork network() {
            return entry.open();
        }

        @Override
        public void close() {
            giveBack(entry);
        }
    }

    private static final class Entry {
        private final Network network;
        /** Number of leases that are not closed. Guarded by the monitor of the {@link WarmNetworks}. */
        private int borrowers;
        /** Whether it is no longer in the cache. Guarded by the monitor of the {@link WarmNetworks}. */
        private boolean retired;

        @GuardedBy("this")
        private @Nullable WarmNetwork open;

        Entry(Network network) {
            this.network = network;
        }

        synchronized WarmNetwork open() {
            if (open == null) {
                open = new WarmNetwork(network);
            }
            return open;
        }

        synchronized void close() {
            if (open != null) {
                open.close();
                open = null;
            }
        }
    }
}
