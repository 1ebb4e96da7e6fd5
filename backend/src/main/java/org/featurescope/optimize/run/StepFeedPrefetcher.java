package org.featurescope.optimize.run;

import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
import org.featurescope.optimize.picture.graph.StepFeeds;

/**
 * How the pictures are looked at in one step after another, drawn for the next step while one is made: by a thread of the
 * JVM's common pool, or by the caller if none has come to it.
 *
 * <p>For one thread at a time. It holds native memory until closed.
 */
final class StepFeedPrefetcher implements AutoCloseable {
    private final SplittableRandom random;
    private StepFeeds now;
    private StepFeeds next;
    private ForkJoinTask<?> drawing;

    /**
     * @param feeds makes what is drawn into; asked twice
     * @param random draws; until this is closed nobody else may use it
     */
    StepFeedPrefetcher(Supplier<StepFeeds> feeds, SplittableRandom random) {
        this.random = random;
        this.now = feeds.get();
        this.next = feeds.get();
        this.drawing = drawing(next);
    }

    private ForkJoinTask<?> drawing(StepFeeds feeds) {
        return ForkJoinTask.adapt(() -> feeds.draw(random)).fork();
    }

    /** The next look, which holds until the next is asked for. */
    StepFeeds next() {
        drawing.join();
        StepFeeds before = now;
        now = next;
        next = before;
        drawing = drawing(next);
        return now;
    }

    @Override
    public void close() {
        drawing.join();
        now.close();
        next.close();
    }
}
