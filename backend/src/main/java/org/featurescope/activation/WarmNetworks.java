package org.featurescope.activation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.featurescope.model.Network;
import org.jspecify.annotations.Nullable;

/**
 * The networks that stay open between runs, at most a given number of them. One that makes room for another, or is open
 * when this is closed, is closed once nobody borrows it any more.
 *
 * <h2>Thread safety</h2>
 * All methods may be called on any thread. The monitor of this object guards who borrows what and is held for moments
 * only; a network is opened under the monitor of its {@link Entry}, so that it is opened once and nobody waits who
 * wants another.
 */
public final class WarmNetworks implements AutoCloseable {
    private final int most;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    WarmNetworks(int most) {
        this.most = most;
    }

    /** A network to run, until it is closed (given back). */
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

    /** How many networks are kept open. */
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
        /** Guarded by the monitor of the {@link WarmNetworks}, as is {@code retired}. */
        private int borrowers;

        private boolean retired;
        /** Guarded by this entry's monitor. */
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
