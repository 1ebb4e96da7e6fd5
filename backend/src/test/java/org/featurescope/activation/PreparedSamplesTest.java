package org.featurescope.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.featurescope.image.ImageDecoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;

class PreparedSamplesTest {
    private static final InputSpec SMALL = new InputSpec("input", 8, 6, 4, 1, 0);
    private static final InputSpec LARGE = new InputSpec("input", 16, 16, 4, 1, 0);

    private final PreparedSamples samples = new PreparedSamples(2);

    @Test
    void givesTheDecodedFileInTheSizeOfTheInput() {
        byte[] file = new SamplePhotographs().bytes("rocket");
        assertThat(samples.of("rocket", LARGE)).isEqualTo(Resampler.resizeAndCrop(ImageDecoder.decode(file), 16, 16));
    }

    @Test
    void decodesASampleOnceForEachSize() {
        RgbImage first = samples.of("rocket", SMALL);
        assertThat(samples.of("rocket", SMALL)).isSameAs(first);
        assertThat(samples.of("rocket", LARGE)).isNotEqualTo(first);
        assertThat(samples.of("chelsea", SMALL)).isNotEqualTo(first);
    }

    @Test
    void dropsThePictureThatWasUsedLongestAgo() {
        RgbImage first = samples.of("rocket", SMALL);
        RgbImage second = samples.of("chelsea", SMALL);
        assertThat(samples.of("rocket", SMALL)).isSameAs(first);
        samples.of("coffee", SMALL);
        assertThat(samples.of("rocket", SMALL)).isSameAs(first);
        assertThat(samples.of("chelsea", SMALL)).isNotSameAs(second);
    }

    @Test
    void refusesAnUnknownSampleEachTime() {
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> samples.of("nope", SMALL))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("chelsea");
        }
    }
}
