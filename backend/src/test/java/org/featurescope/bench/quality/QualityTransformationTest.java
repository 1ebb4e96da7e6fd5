package org.featurescope.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.Random;
import org.featurescope.image.RgbImage;
import org.junit.jupiter.api.Test;

final class QualityTransformationTest {
    private static final int SIZE = 41;

    @Test
    void theIdentityLeavesThePictureUnchanged() {
        RgbImage picture = noise();
        assertThat(new QualityTransformation(0, 0, 1, 0).apply(picture)).isEqualTo(picture);
    }

    @Test
    void aShiftByWholePixelsMovesThem() {
        RgbImage picture = noise();
        RgbImage moved = new QualityTransformation(3, -2, 1, 0).apply(picture);
        for (int y = 2; y < SIZE; y++) {
            for (int x = 0; x < SIZE - 3; x++) {
                assertThat(moved.at(y, x, 1)).isEqualTo(picture.at(y - 2, x + 3, 1));
            }
        }
    }

    @Test
    void outsideThePictureIsItsMirrorImage() {
        RgbImage picture = noise();
        RgbImage moved = new QualityTransformation(4, 0, 1, 0).apply(picture);
        for (int beyond = 1; beyond <= 4; beyond++) {
            assertThat(moved.at(5, SIZE - 1 - 4 + beyond, 0)).isEqualTo(picture.at(5, SIZE - 1 - beyond, 0));
        }
    }

    /** A ramp is exact between its pixels, too. The expected coordinates are computed by the JDK. */
    @Test
    void turnsAndScalesAboutTheCentre() {
        QualityTransformation transformation = new QualityTransformation(1.5, -0.75, 1.08, Math.toRadians(8));
        AffineTransform map = new AffineTransform();
        double centre = (SIZE - 1) / 2.0;
        map.translate(centre + 1.5, centre - 0.75);
        map.rotate(Math.toRadians(8));
        map.scale(1 / 1.08, 1 / 1.08);
        map.translate(-centre, -centre);
        RgbImage seen = transformation.apply(ramp());
        for (int y = 10; y < SIZE - 10; y++) {
            for (int x = 10; x < SIZE - 10; x++) {
                Point2D from = map.transform(new Point2D.Double(x, y), null);
                assertThat((double) seen.at(y, x, 0)).isCloseTo(3 * from.getX() + 2 * from.getY(), within(0.51));
            }
        }
    }

    @Test
    void thereAreSeveralWhichAreAlwaysTheSame() {
        assertThat(QualityTransformation.all())
                .doesNotHaveDuplicates()
                .hasSize(8)
                .isEqualTo(QualityTransformation.all());
        assertThat(QualityTransformation.all()).allSatisfy(drawn -> {
            assertThat(Math.abs(drawn.shiftX())).isLessThanOrEqualTo(8);
            assertThat(drawn.scale()).isBetween(0.9, 1.1);
            assertThat(Math.toDegrees(drawn.radians())).isBetween(-10.0, 10.0);
        });
    }

    private static RgbImage noise() {
        byte[] pixels = new byte[SIZE * SIZE * 3];
        new Random(7).nextBytes(pixels);
        return new RgbImage(SIZE, SIZE, pixels);
    }

    private static RgbImage ramp() {
        byte[] pixels = new byte[SIZE * SIZE * 3];
        for (int i = 0; i < SIZE * SIZE; i++) {
            pixels[3 * i] = (byte) (3 * (i % SIZE) + 2 * (i / SIZE));
        }
        return new RgbImage(SIZE, SIZE, pixels);
    }
}
