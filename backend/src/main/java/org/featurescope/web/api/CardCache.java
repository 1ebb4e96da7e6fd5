package org.featurescope.web.api;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the cards that were drawn lately. */
final class CardCache {
    /** At most of about 0.2 MB. */
    private static final int MOST = 64;

    /** The files by what identifies their contents, the least recently used first. */
    @GuardedBy("this")
    private final Map<String, byte[]> cards = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<byte[]> find(String key) {
        return Optional.ofNullable(cards.get(key));
    }

    synchronized void put(String key, byte[] card) {
        cards.put(key, card);
    }
}
