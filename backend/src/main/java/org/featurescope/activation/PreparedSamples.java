package org.featurescope.activation;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;

/**
 * A cache of the sample photographs in the sizes of networks' inputs. Decoding a file takes longer than running a small
 * network, and the same few samples are asked for again and again. Uploaded photographs are not kept.
 *
 * <p>Thread-safe. The monitor is held for moments only, never while a file is decoded.
 */
public final class PreparedSamples {
    private final int most;
    private final SamplePhotographs samples = new SamplePhotographs();

    @GuardedBy("this")
    private final Map<Key, RgbImage> pictures = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(String sample, int height, int width, double crop) {}

    /**
     * Creates an empty cache.
     *
     * @param most the most pictures that are kept
     */
    PreparedSamples(int most) {
        this.most = most;
    }

    /**
     * Returns a sample, cropped and resized to a network's input. It is decoded if it is not in the cache.
     *
     * @throws org.featurescope.validate.NotFoundException naming the samples that exist
     */
    RgbImage of(String sample, InputSpec input) {
        Key key = new Key(sample, input.height(), input.width(), input.crop());
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
     * Decodes a photograph, and crops and resizes it to a network's input.
     *
     * @throws org.featurescope.validate.InvalidInputException for the field {@code image} if it is no photograph
     */
    public static RgbImage prepared(byte[] file, InputSpec input) {
        return input.prepared(ImageDecoder.decode(file));
    }
}
