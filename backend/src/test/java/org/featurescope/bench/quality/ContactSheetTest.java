package org.featurescope.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.junit.jupiter.api.Test;

final class ContactSheetTest {
    private static final int SIDE = 40;

    @Test
    void holdsEveryPictureAndNamesItsUnit() {
        QualityBenchmark.Outcome made = made(11);
        BufferedImage sheet = ContactSheet.draw(made, SIDE);
        for (int at = 0; at < 11; at++) {
            int x = 6 + at % 8 * (SIDE + 6);
            int y = 26 + at / 8 * (SIDE + 26);
            int level = 20 * at;
            assertThat(sheet.getRGB(x + SIDE / 2, y + SIDE / 2) & 0xffffff).isEqualTo(level << 16 | level << 8 | level);
            assertThat(ink(sheet.getSubimage(x, y + SIDE, SIDE, 13)))
                    .as("label of picture %d", at)
                    .isPositive();
        }
        assertThat(ink(sheet.getSubimage(0, 0, sheet.getWidth(), 26)))
                .as("title")
                .isPositive();
    }

    @Test
    void becomesAFileOfTheSameSize() {
        BufferedImage sheet = ContactSheet.draw(made(3), SIDE);
        RgbImage file = ImageDecoder.decode(ContactSheet.jpeg(made(3), SIDE));
        assertThat(file.width()).isEqualTo(sheet.getWidth());
        assertThat(file.height()).isEqualTo(sheet.getHeight());
    }

    private static long ink(BufferedImage part) {
        int[] pixels = part.getRGB(0, 0, part.getWidth(), part.getHeight(), null, 0, part.getWidth());
        return Arrays.stream(pixels).filter(pixel -> (pixel & 0xff) < 128).count();
    }

    private static QualityBenchmark.Outcome made(int count) {
        List<RgbImage> pictures = new ArrayList<>();
        List<UnitQuality> units = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            byte[] pixels = new byte[64 * 64 * 3];
            Arrays.fill(pixels, (byte) (20 * at));
            pictures.add(new RgbImage(64, 64, pixels));
            units.add(UnitQuality.of("mixed4c:" + at, 1, 2, 0, 1, null));
        }
        return new QualityBenchmark.Outcome(new NetworkQuality("mini", "default", 9, 64, 1, 1, units), pictures);
    }
}
