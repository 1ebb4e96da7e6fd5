package org.featurescope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.featurescope.tensor.RgbImage;
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
    void everyPixelIsThatOfItsPicture() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        List<RgbImage> pictures = IntStream.range(0, 5).mapToObj(i -> noise(random, 3, 4)).toList();
        RgbImage sheet = Sheet.of(pictures);
        assertThat(sheet.width()).isEqualTo(12);
        assertThat(sheet.height()).isEqualTo(6);
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 12; x++) {
                int picture = y / 3 * 3 + x / 4;
                int expected = picture < 5 ? pictures.get(picture).at(y % 3, x % 4, 1) : 255;
                assertThat(sheet.at(y, x, 1)).as("row %d column %d, seed %d", y, x, seed).isEqualTo(expected);
            }
        }
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

    private static RgbImage noise(SplittableRandom random, int height, int width) {
        byte[] pixels = new byte[height * width * 3];
        random.nextBytes(pixels);
        return new RgbImage(height, width, pixels);
    }
}
