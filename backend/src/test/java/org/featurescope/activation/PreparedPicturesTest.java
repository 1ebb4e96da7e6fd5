package org.featurescope.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.featurescope.model.InputSpec;
import org.featurescope.tensor.ImageDecoder;
import org.featurescope.tensor.PngEncoder;
import org.featurescope.tensor.Resampler;
import org.featurescope.tensor.RgbImage;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;

class PreparedPicturesTest {
    private static final InputSpec SMALL = new InputSpec("input", 8, 6, 4, 1, 0);
    private static final InputSpec LARGE = new InputSpec("input", 16, 16, 4, 1, 0);

    private final PreparedPictures pictures = new PreparedPictures(2);

    private static byte[] file(int grey) {
        return PngEncoder.encode(RgbImage.plain(20, grey));
    }

    @Test
    void aPictureIsTheDecodedFileInTheNetworksSize() {
        byte[] file = new SamplePhotographs().bytes("rocket");
        assertThat(pictures.of(file, LARGE)).isEqualTo(Resampler.resizeAndCrop(ImageDecoder.decode(file), 16, 16));
    }

    @Test
    void theSameBytesInTheSameSizeAreDecodedOnce() {
        RgbImage first = pictures.of(file(1), SMALL);
        assertThat(pictures.of(file(1), SMALL)).isSameAs(first);
        assertThat(pictures.of(file(1), LARGE)).isNotEqualTo(first);
        assertThat(pictures.of(file(2), SMALL)).isNotEqualTo(first);
    }

    @Test
    void theOneThatWasNotLookedAtForLongestMakesRoom() {
        RgbImage first = pictures.of(file(1), SMALL);
        RgbImage second = pictures.of(file(2), SMALL);
        assertThat(pictures.of(file(1), SMALL)).isSameAs(first);
        pictures.of(file(3), SMALL);
        assertThat(pictures.of(file(1), SMALL)).isSameAs(first);
        assertThat(pictures.of(file(2), SMALL)).isNotSameAs(second);
    }

    @Test
    void whatIsNoPictureIsRefusedEachTime() {
        byte[] broken = Arrays.copyOf(file(1), 30);
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> pictures.of(broken, SMALL)).isInstanceOf(InvalidInputException.class);
        }
    }
}
