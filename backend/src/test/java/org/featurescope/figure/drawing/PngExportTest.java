package org.featurescope.figure.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.photographs.Credit;
import org.junit.jupiter.api.Test;

final class PngExportTest {
    private static byte[] halfOpen() {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 4; y++) {
            image.setRGB(0, y, 0xff336699);
            image.setRGB(1, y, 0xff336699);
        }
        return ExportedFigures.encoded(image);
    }

    @Test
    void whatAPictureLeavesOpenIsTransparentOrWhite() {
        ExportedFigure figure = ExportedFigures.of("a", List.of(halfOpen()));
        BufferedImage open = ExportedFigures.decoded(PngExport.of(figure, 1, true));
        BufferedImage white = ExportedFigures.decoded(PngExport.of(figure, 1, false));
        assertThat(open.getRGB(0, 0)).isEqualTo(0xff336699);
        assertThat(open.getRGB(3, 0) >>> 24).isZero();
        assertThat(white.getRGB(0, 0)).isEqualTo(0xff336699);
        assertThat(white.getRGB(3, 0)).isEqualTo(0xffffffff);
    }

    /** A scene of one picture, half as large as it is, with its upper left corner at (30, 50). */
    private static final class PictureInAField implements Scene {
        @Override
        public double width() {
            return 100.5;
        }

        @Override
        public double height() {
            return 120;
        }

        @Override
        public void draw(Pen pen) {
            pen.picture(0, 30, 50, 32, 32);
        }
    }

    @Test
    void creditsStandBelowPicturesOfWhichOneIsAPhotograph() {
        ExportedFigure plain = ExportedFigures.drawn(2, Optional.empty());
        BufferedImage sheet = ExportedFigures.decoded(PngExport.of(plain, 1, false));
        assertThat(sheet.getWidth()).isEqualTo(2 * ExportedFigures.SIDE);
        ExportedFigure credited = ExportedFigures.credited(2, List.of(new Credit("bee", "me", "CC0", "")));
        BufferedImage drawn = ExportedFigures.decoded(PngExport.of(credited, 1, false));
        assertThat(drawn.getWidth()).isEqualTo(360 + 16);
        assertThat(drawn.getHeight()).isGreaterThan(sheet.getHeight() + 30);
        assertThat(credited.credits()).contains("Photograph: bee (me, CC0)");
        assertThat(plain.credits()).isEmpty();
    }

    @Test
    void aSceneIsDrawnAsPixelsAtEitherScale() {
        ExportedFigure figure = ExportedFigures.drawn(1, Optional.of(drawn -> new PictureInAField()));
        BufferedImage once = ExportedFigures.decoded(PngExport.of(figure, 1, false));
        BufferedImage twice = ExportedFigures.decoded(PngExport.of(figure, 2, true));
        assertThat(once.getWidth()).isEqualTo(117);
        assertThat(twice.getHeight()).isEqualTo(2 * (120 + 16));
        assertThat(once.getRGB(40, 60)).isEqualTo(0xff336699);
        assertThat(once.getRGB(0, 0)).isEqualTo(0xffffffff);
        assertThat(twice.getRGB(80, 120)).isEqualTo(0xff336699);
        assertThat(twice.getRGB(0, 0) >>> 24).isZero();
    }
}
