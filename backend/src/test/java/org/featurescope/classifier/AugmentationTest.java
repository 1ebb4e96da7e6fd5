package org.featurescope.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.featurescope.image.RgbImage;
import org.junit.jupiter.api.Test;

final class AugmentationTest {
    private final Augmentation augmentation = new Augmentation();

    @Test
    void shiftsTheColoursOfAWholePicture() {
        float[] input = augmentation.whole(RgbImage.plain(20, 200), 32);

        assertThat(input).hasSize(32 * 32 * 3).containsOnly(83);
    }

    @Test
    void givesTheSameForTheSameRandomNumbers() {
        RgbImage picture = noise(40);
        float[] first =
                augmentation.random(picture, 32, new SplittableRandom(5)).clone();

        assertThat(augmentation.random(picture, 32, new SplittableRandom(5))).containsExactly(first);
        assertThat(augmentation.random(picture, 32, new SplittableRandom(6))).isNotEqualTo(first);
    }

    @Test
    void filtersWithoutChangingTheMeanInside() {
        float[] picture = new float[32 * 32 * 3];
        picture[(16 * 32 + 16) * 3 + 1] = 256;
        float[] filtered = new float[picture.length];
        Binomial.filter(picture, 32, new float[picture.length], filtered);

        float sum = 0;
        for (float value : filtered) {
            sum += value;
        }
        assertThat(sum).isCloseTo(256, within(1e-3f));
        assertThat(filtered[(16 * 32 + 16) * 3 + 1]).isEqualTo(36);
        assertThat(filtered[(15 * 32 + 18) * 3 + 1]).isEqualTo(4);
        assertThat(filtered[(18 * 32 + 15) * 3 + 1]).isEqualTo(4);
        assertThat(filtered[(16 * 32 + 16) * 3]).isZero();
    }

    private static RgbImage noise(int side) {
        byte[] pixels = new byte[side * side * 3];
        SplittableRandom random = new SplittableRandom(2);
        random.nextBytes(pixels);
        return new RgbImage(side, side, pixels);
    }
}
