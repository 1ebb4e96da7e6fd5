package org.featurescope.optimize.run;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The random numbers of a {@link SplittableRandom} whose place in their sequence can be kept, so that another process goes on
 * there. Not thread-safe.
 */
public final class CountedRandom implements RandomGenerator {
    /** The numbers that a split takes: the seed of the new generator, and what its seeds are advanced by. */
    private static final int OF_SPLIT = 2;

    private final SplittableRandom random;
    private long drawn;

    /** Returns the sequence of a seed from its beginning. */
    public CountedRandom(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Returns the sequence of a seed behind its first {@code drawn} numbers. */
    static CountedRandom after(long seed, long drawn) {
        CountedRandom random = new CountedRandom(seed);
        while (random.drawn < drawn) {
            random.nextLong();
        }
        return random;
    }

    /** Returns how many numbers of the sequence were drawn. */
    long drawn() {
        return drawn;
    }

    @Override
    public long nextLong() {
        drawn++;
        return random.nextLong();
    }

    @Override
    public int nextInt() {
        drawn++;
        return random.nextInt();
    }

    /** Returns a generator whose numbers do not depend on those that this one draws later. */
    SplittableRandom split() {
        drawn += OF_SPLIT;
        return random.split();
    }
}
