package org.featurescope.activation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Sha256;
import org.featurescope.tensor.ImageDecoder;
import org.featurescope.tensor.Resampler;
import org.featurescope.tensor.RgbImage;

/**
 * Photographs in the sizes that networks look at, the last ones kept: a reader looks at the same few samples again and again,
 * and to decode a file takes longer than a small network takes to look at it. Files are told apart by their SHA-256.
 *
 * <h2>Thread safety</h2>
 * All methods may be called on any thread. The monitor of this object is held for moments only, never while a file is decoded.
 */
final class PreparedPictures {
    private final int most;
    private final Map<Key, RgbImage> pictures = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(String sha256, int height, int width) {}

    /** @param most pictures that are kept */
    PreparedPictures(int most) {
        this.most = most;
    }

    /**
     * A photograph as a network looks at it, decoded if it is not one of the last.
     *
     * @param file the bytes of the photograph's file
     * @throws org.featurescope.validate.InvalidInputException for the field {@code image} if it is no photograph
     */
    RgbImage of(byte[] file, InputSpec input) {
        Key key = new Key(Sha256.of(file), input.height(), input.width());
        synchronized (this) {
            RgbImage kept = pictures.get(key);
            if (kept != null) {
                return kept;
            }
        }
        RgbImage picture = prepared(file, input);
        synchronized (this) {
            pictures.put(key, picture);
            if (pictures.size() > most) {
                pictures.remove(pictures.keySet().iterator().next());
            }
        }
        return picture;
    }

    /** A picture that will not come again, such as a camera's. */
    static RgbImage prepared(byte[] file, InputSpec input) {
        return Resampler.resizeAndCrop(ImageDecoder.decode(file), input.height(), input.width());
    }

    /** Forgets all. */
    synchronized void clear() {
        pictures.clear();
    }
}
