package org.featurescope.web.api;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.FigureId;

/** Keeps the cards of figures that were drawn lately. */
final class CardCache {
    /** At most of about 0.2 MB. */
    private static final int MOST = 64;

    /** The files by the figures' ids, the least recently used first. */
    @GuardedBy("this")
    private final Map<FigureId, byte[]> cards = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FigureId, byte[]> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<byte[]> find(FigureId id) {
        return Optional.ofNullable(cards.get(id));
    }

    synchronized void put(FigureId id, byte[] card) {
        cards.put(id, card);
    }
}
