package org.featurescope.optimize.picture.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.featurescope.optimize.picture.AffineMap;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.View;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TInt64;

/**
 * What a step of a {@link PictureGraph}, or of a {@link Tile}, is fed with: the transformation that it looks through, and
 * with opacity the seed of its background. Before the first draw the pictures are seen straight on.
 *
 * <p>The tensors are written again for each step, or made anew where their shape changes. Not safe for use by several
 * threads at once; it holds native memory until closed.
 */
public final class StepFeeds implements AutoCloseable {
    private final View view;
    private final PictureSettings settings;
    private final Optional<Sampling.Feeds> sampling;
    private final TInt64 backgroundSeed = TInt64.tensorOf(Shape.of(2));

    /** @param sampling how the pictures are seen through a transformation; empty where they are seen as they are */
    StepFeeds(View view, PictureSettings settings, Optional<Sampling> sampling) {
        this.view = view;
        this.settings = settings;
        this.sampling = sampling.map(Sampling::feeds);
    }

    /** Draws a step's transformation and background. */
    public void draw(SplittableRandom random) {
        sampling.ifPresent(feeds -> feeds.set(settings.robustness().draw(view.side(), view.seen(), random)));
        if (settings.alpha()) {
            backgroundSeed.setLong(random.nextLong(), 0);
            backgroundSeed.setLong(random.nextLong(), 1);
        }
    }

    /**
     * Looks at the pictures through a map of one's own, from what the network sees to pixels of the picture, or of the part
     * of it that is made for a tile.
     *
     * @throws IllegalStateException if the graph was made without any transformation, and samples nothing
     */
    public void look(AffineMap map) {
        sampling.orElseThrow(() -> new IllegalStateException("these pictures are always seen as they are"))
                .set(map);
    }

    /** The placeholders that {@link #into} feeds. */
    static List<String> names(PictureSettings settings, Optional<Sampling> sampling) {
        List<String> names = new ArrayList<>();
        if (settings.alpha()) {
            names.add(PictureGraph.BACKGROUND_SEED);
        }
        sampling.map(Sampling::fed).ifPresent(names::addAll);
        return names;
    }

    /** Feeds the runner. */
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
