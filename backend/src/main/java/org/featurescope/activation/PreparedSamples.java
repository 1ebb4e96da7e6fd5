package org.featurescope.activation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;

/**
 * The sample photographs in the sizes that networks look at, the last ones kept: readers look at the same few again and again,
 * and to decode a file takes longer than a small network takes to look at it. A reader's own photograph is never kept.
 *
 * <h2>Thread safety</h2>
 * All methods may be called on any thread. The monitor of this object is held for moments only, never while a file is decoded.
 */
public final class PreparedSamples {
    private final int most;
    private final SamplePhotographs samples = new SamplePhotographs();
    private final Map<Key, RgbImage> pictures = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(String sample, int height, int width) {}

    /** @param most pictures that are kept */
    PreparedSamples(int most) {
        this.most = most;
    }

    /**
     * A sample as a network looks at it, decoded if it is not one of the last.
     *
     * @throws org.featurescope.validate.NotFoundException naming the samples there are
     */
    RgbImage of(String sample, InputSpec input) {
        Key key = new Key(sample, input.height(), input.width());
        synchronized (this) {
            RgbImage kept = pictures.get(key);
            if (kept != null) {
                return kept;
            }
        }
        RgbImage picture = prepared(samples.bytes(sample), input);
        synchronized (this) {
            pictures.put(key, picture);
            if (pictures.size() > most) {
                pictures.remove(pictures.keySet().iterator().next());
            }
        }
        return picture;
    }

    /**
     * Any photograph as a network looks at it.
     *
     * @throws org.featurescope.validate.InvalidInputException for the field {@code image} if it is no photograph
     */
    public static RgbImage prepared(byte[] file, InputSpec input) {
        return Resampler.resizeAndCrop(ImageDecoder.decode(file), input.height(), input.width());
    }
}
