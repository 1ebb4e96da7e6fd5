package org.featurescope.optimize.picture;

import java.util.SplittableRandom;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * What a step of a {@link PictureGraph} is fed with: the transformation that it looks through and, with opacity, the seed
 * of its background. The tensors are made once and written again for each step. Not safe for use by several threads at
 * once; it holds native memory until closed.
 */
public final class StepFeeds implements AutoCloseable {
    private final int size;
    private final int seen;
    private final PictureSettings settings;
    private final BilinearSampling sampling;
    private final TInt32 neighbours;
    private final TFloat32 weights;
    private final TInt64 backgroundSeed;

    StepFeeds(int size, PictureSettings settings) {
        this.size = size;
        this.settings = settings;
        this.seen = settings.robustness().seenSide(size);
        AffineMap still = AffineMap.about(size, seen, 1, 0, AffineMap.Shift.NONE, AffineMap.Shift.NONE);
        this.sampling = BilinearSampling.of(still, size, seen);
        long pixels = (long) seen * seen;
        this.neighbours = TInt32.tensorOf(Shape.of(4 * pixels), DataBuffers.of(sampling.neighbours()));
        this.weights = TFloat32.tensorOf(Shape.of(4, pixels, 1), DataBuffers.of(sampling.weights()));
        this.backgroundSeed = TInt64.tensorOf(Shape.of(2));
    }

    /** Draws a step's transformation and background. Before the first draw the pictures are seen straight on. */
    public void draw(SplittableRandom random) {
        if (!settings.robustness().none()) {
            look(settings.robustness().draw(size, random));
        }
        if (settings.alpha()) {
            backgroundSeed.setLong(random.nextLong(), 0);
            backgroundSeed.setLong(random.nextLong(), 1);
        }
    }

    /**
     * Looks at the pictures through a map of one's own, from what the network sees to pixels of the picture.
     *
     * @throws IllegalStateException if the graph was made without any transformation, and samples nothing
     */
    public void look(AffineMap map) {
        if (settings.robustness().none()) {
            throw new IllegalStateException("these pictures are always seen as they are");
        }
        sampling.set(map, size, seen);
        neighbours.asRawTensor().data().asInts().write(sampling.neighbours());
        weights.asRawTensor().data().asFloats().write(sampling.weights());
    }

    /** Feeds the runner. */
    public Session.Runner into(Session.Runner runner) {
        if (settings.alpha()) {
            runner.feed(PictureGraph.BACKGROUND_SEED, backgroundSeed);
        }
        return settings.robustness().none()
                ? runner
                : runner.feed(PictureGraph.NEIGHBOURS, neighbours).feed(PictureGraph.WEIGHTS, weights);
    }

    @Override
    public void close() {
        neighbours.close();
        weights.close();
        backgroundSeed.close();
    }
}
