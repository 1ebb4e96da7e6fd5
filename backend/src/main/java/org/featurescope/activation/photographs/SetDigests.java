package org.featurescope.activation.photographs;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the digests of sets. A set is read once, and again when the size or the date of one of its files has
 * changed.
 *
 * <p>Thread-safe. Two threads that need the digest of a set that nobody has read yet both read it.
 */
final class SetDigests {
    private static final int MOST = 64;

    /** By the stamp of the set, the one used longest ago first. */
    @GuardedBy("this")
    private final Map<String, SetDigest> digests = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SetDigest> eldest) {
            return size() > MOST;
        }
    };

    /** Returns the digests of a set. */
    SetDigest of(PhotographSet set) {
        String stamp = set.stamp();
        synchronized (this) {
            @Nullable SetDigest known = digests.get(stamp);
            if (known != null) {
                return known;
            }
        }
        SetDigest digest = SetDigest.of(set);
        synchronized (this) {
            digests.put(stamp, digest);
        }
        return digest;
    }

    /** Forgets the digests of a set whose files have other contents although their sizes and dates are the same. */
    synchronized void forget(PhotographSet set) {
        digests.remove(set.stamp());
    }
}
