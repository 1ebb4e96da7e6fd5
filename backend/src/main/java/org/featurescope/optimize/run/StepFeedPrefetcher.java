package org.featurescope.optimize.run;

import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
import org.featurescope.optimize.picture.graph.StepFeeds;

/**
 * Draws the feeds of the next step while the current step is made. They are drawn by a thread of the JVM's common pool, or by
 * the caller if no such thread has begun.
 *
 * <p>Not thread-safe. It holds native memory until closed.
 */
final class StepFeedPrefetcher implements AutoCloseable {
    private final CountedRandom random;
    private StepFeeds current;
    private StepFeeds next;
    private ForkJoinTask<?> drawing;
    private long drawn;

    /**
     * @param feeds creates feeds; called twice
     * @param random draws the feeds; nobody else may use it until this is closed
     */
    StepFeedPrefetcher(Supplier<StepFeeds> feeds, CountedRandom random) {
        this.random = random;
        this.current = feeds.get();
        this.next = feeds.get();
        this.drawing = draw(next);
    }

    private ForkJoinTask<?> draw(StepFeeds feeds) {
        drawn = random.drawn();
        return ForkJoinTask.adapt(() -> feeds.draw(random)).fork();
    }

    /** Returns the feeds of the next step; they are valid until the next call. */
    StepFeeds next() {
        drawing.join();
        StepFeeds drawn = next;
        next = current;
        current = drawn;
        drawing = draw(next);
        return current;
    }

    /** Returns how many random numbers were drawn before those of the next feeds. */
    long drawn() {
        return drawn;
    }

    @Override
    public void close() {
        drawing.join();
        current.close();
        next.close();
    }
}
