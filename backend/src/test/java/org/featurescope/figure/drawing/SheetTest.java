package org.featurescope.figure.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.featurescope.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SheetTest {
    @ParameterizedTest
    @CsvSource({"1,1,1", "2,2,1", "3,2,2", "4,2,2", "5,3,2", "9,3,3", "10,4,3", "64,8,8"})
    void isAsNearToASquareAsItsRowsAllow(int pictures, int columns, int rows) {
        assertThat(Sheet.columns(pictures)).isEqualTo(columns);
        assertThat(Sheet.rows(pictures)).isEqualTo(rows);
    }

    @Test
    void onePictureIsItsOwnSheet() {
        RgbImage picture = noise(new SplittableRandom(3), 5, 7);
        assertThat(Sheet.of(List.of(picture))).isSameAs(picture);
    }

    @Test
    void aDraftOfSmallPicturesIsTheSheet() {
        RgbImage picture = noise(new SplittableRandom(1), 64, 64);
        List<RgbImage> pictures = Collections.nCopies(9, picture);
        assertThat(Sheet.draft(pictures)).isEqualTo(Sheet.of(pictures));
    }

    @Test
    void aDraftOfLargePicturesIsOfTheirMeans() {
        RgbImage picture = noise(new SplittableRandom(2), 512, 512);
        RgbImage draft = Sheet.draft(Collections.nCopies(16, picture));
        assertThat(draft.width()).isEqualTo(1024).isLessThanOrEqualTo(Sheet.MOST_DRAFT_SIDE);
        double mean = IntStream.of(
                        picture.at(10, 20, 2), picture.at(10, 21, 2), picture.at(11, 20, 2), picture.at(11, 21, 2))
                .average()
                .orElseThrow();
        assertThat((double) draft.at(5, 10, 2)).isCloseTo(mean, Offset.offset(0.5));
    }

    @Test
    void inADraftAllPicturesHaveTheSizeOfTheFirst() {
        SplittableRandom random = new SplittableRandom(4);
        RgbImage draft = Sheet.draft(List.of(noise(random, 32, 32), noise(random, 64, 64), noise(random, 20, 30)));
        assertThat(draft.width()).isEqualTo(64);
        assertThat(draft.height()).isEqualTo(64);
    }

    private static RgbImage noise(SplittableRandom random, int height, int width) {
        byte[] pixels = new byte[height * width * 3];
        random.nextBytes(pixels);
        return new RgbImage(height, width, pixels);
    }
}
