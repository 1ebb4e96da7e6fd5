package org.featurescope.web;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.LayerFigures;
import org.featurescope.figure.LayerFigures.Order;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.web.http.ConcurrencyLimit;

/**
 * Keeps the orders of layers' units that readers asked for. Reading a page computes none: a form asks for an order, and pages
 * show it as long as it is kept. Thread-safe.
 */
final class LayerOrders {
    /** At most of about 0.1 MB. */
    private static final int MOST = 64;

    private static final int MOST_AT_A_TIME = 2;
    private static final int RETRY_SECONDS = 2;

    private final LayerFigures figures;
    private final ConcurrencyLimit limit = new ConcurrencyLimit(MOST_AT_A_TIME, "orders of units", RETRY_SECONDS);

    /** The orders, the least recently used first. */
    @GuardedBy("this")
    private final Map<Key, Order> orders = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Order> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String network, String layer, Map<String, String> values) {}

    LayerOrders(LayerFigures figures) {
        this.figures = figures;
    }

    /** Returns the order of a layer's units that a reader chose, if it is kept. */
    synchronized Optional<Order> find(Network network, Layer layer, Map<String, String> chosen) {
        return Optional.ofNullable(orders.get(key(network, layer, chosen)));
    }

    /**
     * Sorts the units of a layer as a reader chose, unless the order is kept or is that of the layer.
     *
     * @throws org.featurescope.web.http.HttpProblem with status 503 if others are sorted
     */
    void sort(Network network, Layer layer, Map<String, String> chosen) {
        Key key = key(network, layer, chosen);
        if (key.values.isEmpty() || find(network, layer, chosen).isPresent()) {
            return;
        }
        try (ConcurrencyLimit.Permit permit = limit.acquire()) {
            Order order = figures.sorted(network, layer, key.values);
            synchronized (this) {
                orders.put(key, order);
            }
        }
    }

    private Key key(Network network, Layer layer, Map<String, String> chosen) {
        return new Key(network.identity(), layer.name(), figures.orderValues(chosen));
    }
}
