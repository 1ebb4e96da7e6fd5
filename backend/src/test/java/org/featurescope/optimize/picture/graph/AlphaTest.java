package org.featurescope.optimize.picture.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.featurescope.optimize.picture.Parameterization.Pixels;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.junit.jupiter.api.Test;

/** Tests pictures with opacity. Their parameterization is pixels, so that each plane can be set. */
final class AlphaTest {
    private static final int SIZE = 12;
    private static final TransformationRobustness PADDED = new TransformationRobustness(3, 0, 1, 1, 0, 0);

    private static PictureSession session(TransformationRobustness robustness) {
        return new PictureSession(
                2, SIZE, new PictureSettings(new Pixels(), true, true, 1, SharedResolutions.NONE, robustness));
    }

    /** Random colours, and the same opacity everywhere. */
    private static List<float[]> values(PictureSession session, long seed, double opacity) {
        float[] values = session.random(seed, 1).get(0);
        for (int pixel = 0; pixel < values.length / 4; pixel++) {
            values[pixel * 4 + 3] = (float) Math.log(opacity / (1 - opacity));
        }
        return List.of(values);
    }

    private static float[] seen(PictureSession session, long seed, double opacity, long background) {
        session.start(values(session, seed, opacity));
        session.feeds.draw(new SplittableRandom(background));
        return session.seen();
    }

    @Test
    void aPictureIsBlendedOverTheBackground() {
        try (PictureSession session = session(TransformationRobustness.NONE)) {
            float[] opaque = seen(session, 1, 1 - 1e-7, 5);
            float[] background = seen(session, 1, 1e-7, 5);
            float[] blended = seen(session, 1, 0.3, 5);
            for (int at = 0; at < blended.length; at++) {
                assertThat(blended[at]).isCloseTo(0.3f * opaque[at] + 0.7f * background[at], within(1e-5f));
            }
        }
    }

    @Test
    void theBackgroundIsRandomAndDoesNotDependOnThePicture() {
        try (PictureSession session = session(TransformationRobustness.NONE)) {
            float[] background = seen(session, 1, 1e-7, 5);
            assertThat(seen(session, 2, 1e-7, 5)).containsExactly(background, within(1e-5f));
            float[] another = seen(session, 1, 1e-7, 6);
            double difference = 0;
            double spread = 0;
            for (int at = 0; at < background.length; at++) {
                difference += Math.abs(another[at] - background[at]) / background.length;
                spread += background[at] * background[at] / background.length;
            }
            assertThat(difference).isGreaterThan(0.1);
            // in [-1, 1]; a uniform distribution has 1/3
            assertThat(spread).isBetween(0.05, 0.6);
        }
    }

    @Test
    void outsideOfAnOpaquePictureTheBackgroundIsSeen() {
        try (PictureSession session = session(PADDED)) {
            float[] opaque = seen(session, 1, 0.999999, 5);
            float[] background = seen(session, 1, 1e-7, 5);
            int side = SIZE + 6;
            for (int at = 0; at < opaque.length; at++) {
                int x = at / 3 % side;
                int y = at / 3 / side % side;
                boolean inside = x >= 3 && x < SIZE + 3 && y >= 3 && y < SIZE + 3;
                if (!inside) {
                    assertThat(opaque[at]).isCloseTo(background[at], within(1e-6f));
                }
            }
            int centre = (side / 2 * side + side / 2) * 3;
            assertThat(opaque[centre]).isNotCloseTo(background[centre], within(1e-3f));
        }
    }

    @Test
    void theMeanOpacityAndThePictureOverGreyAreCorrect() {
        try (PictureSession session = session(PADDED)) {
            float[] values = session.random(3, 1).get(0);
            session.start(List.of(values));
            byte[] frame = session.frame();
            float[] means = session.fetch(PictureGraph.MEAN_ALPHA);
            float[] pictures = session.untransformed();
            for (int picture = 0; picture < 2; picture++) {
                double sum = 0;
                for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
                    int at = picture * SIZE * SIZE + pixel;
                    double opacity = (frame[at * 4 + 3] & 0xff) / 255.0;
                    sum += 1 / (1 + Math.exp(-values[(pixel * 2 + picture) * 4 + 3]));
                    for (int rgb = 0; rgb < 3; rgb++) {
                        double over = opacity * (frame[at * 4 + rgb] & 0xff) / 255 + (1 - opacity) * 0.5;
                        assertThat((double) pictures[at * 3 + rgb]).isCloseTo(over, within(0.005));
                    }
                }
                assertThat((double) means[picture]).isCloseTo(sum / (SIZE * SIZE), within(1e-5));
            }
        }
    }
}
