package org.featurescope.optimize.picture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.featurescope.image.RgbImage;

/** The start of a run: noise or photographs. */
public sealed interface Start {
    /**
     * Noise: independent normal coefficients, or uniformly distributed phases.
     *
     * <p>The noise of a picture depends on the seed, on its key, and on the number of pictures before it in the batch with the
     * same key, but not on its position. So a unit starts from the same noise alone and in a grid.
     *
     * @param keys one for each picture, for example the number of its channel
     */
    record Noise(long seed, List<Long> keys) implements Start {
        public Noise {
            keys = List.copyOf(keys);
        }

        /** Returns the noise of pictures whose keys are hashes of names, for example of the texts of their objectives. */
        public static Noise named(long seed, List<String> names) {
            return new Noise(seed, names.stream().map(Noise::key).toList());
        }

        /** Returns the 64-bit FNV-1a hash of the name's UTF-8 bytes (Fowler, Noll and Vo, draft-eastlake-fnv). */
        private static Long key(String name) {
            long hash = 0xcbf29ce484222325L;
            for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
            }
            return hash;
        }
    }

    /**
     * Photographs: the coefficients whose pictures are closest to them. Pictures that the batch shares start with zeros, and
     * opacity starts nearly full.
     *
     * @param photographs of any size, cropped to the largest square in the middle; one for each picture, or one for all
     */
    record Photograph(List<RgbImage> photographs) implements Start {
        public Photograph {
            photographs = List.copyOf(photographs);
        }
    }
}
