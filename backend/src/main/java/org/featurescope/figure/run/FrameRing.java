package org.featurescope.figure.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The latest frames of one run: files by their names. The oldest ones are removed as soon as there are more than
 * {@value #MOST_FRAMES} frames or {@value #MOST_BYTES} bytes, so that the memory of a run is bounded. The latest two
 * always stay. Not safe for use by several threads.
 */
final class FrameRing {
    static final int MOST_FRAMES = 32;
    static final int MOST_BYTES = 16 << 20;
    private static final int ALWAYS_KEPT = 2;

    private final Deque<Entry> frames = new ArrayDeque<>();
    private long bytes;

    private record Entry(String name, byte[] file) {}

    /** Adds a frame and removes the oldest ones beyond the limits. */
    void add(String name, byte[] file) {
        frames.addLast(new Entry(name, file));
        bytes += file.length;
        while (frames.size() > MOST_FRAMES || (bytes > MOST_BYTES && frames.size() > ALWAYS_KEPT)) {
            bytes -= frames.removeFirst().file().length;
        }
    }

    /** Returns the file of a frame, if it is still kept. */
    Optional<byte[]> find(String name) {
        return frames.stream()
                .filter(frame -> frame.name().equals(name))
                .findFirst()
                .map(Entry::file);
    }
}
