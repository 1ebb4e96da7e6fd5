package org.featurescope.optimize.picture.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.View;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TInt64;

/**
 * The values that are fed to a step of a {@link PictureGraph} or of a {@link Tile}: the random transformation and, with
 * opacity, the seed of the background. Before the first draw the pictures are not transformed.
 *
 * <p>The tensors are written again for each step, or created again where their shape changes. Not thread-safe. It holds
 * native memory until closed.
 */
public final class StepFeeds implements AutoCloseable {
    private final View view;
    private final PictureSettings settings;
    private final Optional<Sampling.Feeds> sampling;
    private final TInt64 backgroundSeed = TInt64.tensorOf(Shape.of(2));

    /** @param sampling samples the pictures through a transformation; empty without a transformation */
    StepFeeds(View view, PictureSettings settings, Optional<Sampling> sampling) {
        this.view = view;
        this.settings = settings;
        this.sampling = sampling.map(Sampling::feeds);
    }

    /** Draws the transformation and the background of a step. */
    public void draw(RandomGenerator random) {
        sampling.ifPresent(feeds -> feeds.set(settings.robustness().draw(view.side(), view.seen(), random)));
        if (settings.alpha()) {
            backgroundSeed.setLong(random.nextLong(), 0);
            backgroundSeed.setLong(random.nextLong(), 1);
        }
    }

    /** Returns the placeholders that {@link #into} feeds. */
    static List<String> placeholders(PictureSettings settings, Optional<Sampling> sampling) {
        List<String> placeholders = new ArrayList<>();
        if (settings.alpha()) {
            placeholders.add(PictureGraph.BACKGROUND_SEED);
        }
        sampling.map(Sampling::placeholders).ifPresent(placeholders::addAll);
        return placeholders;
    }

    /** Feeds these to the runner. */
    public Session.Runner into(Session.Runner runner) {
        if (settings.alpha()) {
            runner.feed(PictureGraph.BACKGROUND_SEED, backgroundSeed);
        }
        sampling.ifPresent(feeds -> feeds.into(runner));
        return runner;
    }

    @Override
    public void close() {
        sampling.ifPresent(Sampling.Feeds::close);
        backgroundSeed.close();
    }
}
