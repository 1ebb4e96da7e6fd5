package org.featurescope.optimize.picture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.featurescope.image.RgbImage;

/** What a run starts from. */
public sealed interface Start {
    /**
     * Noise: independent normal coefficients, or phases uniform over the circle.
     *
     * <p>A picture's noise depends on the seed, its key and how often that key stood before it in the batch, and not on
     * its place: a unit starts from the same noise alone and in a grid.
     *
     * @param keys one for each picture, for example the number of its channel
     */
    record Noise(long seed, List<Long> keys) implements Start {
        public Noise {
            keys = List.copyOf(keys);
        }

        /** The noise of pictures that are known by names, for example the texts of their objectives. */
        public static Noise named(long seed, List<String> names) {
            return new Noise(seed, names.stream().map(Noise::key).toList());
        }

        /** The 64-bit FNV-1a hash of the name's UTF-8 bytes (Fowler, Noll and Vo, draft-eastlake-fnv). */
        private static Long key(String name) {
            long hash = 0xcbf29ce484222325L;
            for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
            }
            return hash;
        }
    }

    /**
     * Photographs: the coefficients whose picture comes nearest, as far as the parameterization can show it. Pictures that
     * the batch shares start empty, and opacity nearly full.
     *
     * @param photographs of any size, cut to a square in the middle; one for each picture, or one for all
     */
    record Photograph(List<RgbImage> photographs) implements Start {
        public Photograph {
            photographs = List.copyOf(photographs);
        }
    }
}
