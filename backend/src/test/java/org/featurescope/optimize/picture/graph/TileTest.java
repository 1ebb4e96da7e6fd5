package org.featurescope.optimize.picture.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.featurescope.optimize.picture.AffineMap;
import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.Parameterization.Fourier;
import org.featurescope.optimize.picture.Parameterization.LaplacianPyramid;
import org.featurescope.optimize.picture.Parameterization.PhaseOnly;
import org.featurescope.optimize.picture.Parameterization.Pixels;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.featurescope.optimize.picture.View;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tiles of a picture against the picture. */
final class TileTest {
    private static final int SIZE = 24;
    private static final int TILE = 10;

    static Stream<Parameterization> parameterizations() {
        return Stream.of(new Pixels(), Fourier.DEFAULT, LaplacianPyramid.LUCID, new PhaseOnly());
    }

    private static TileSession session(
            Parameterization parameterization, boolean alpha, TransformationRobustness robustness) {
        return new TileSession(
                2,
                SIZE,
                TILE,
                new PictureSettings(parameterization, true, alpha, 0.3, SharedResolutions.NONE, robustness));
    }

    @ParameterizedTest
    @MethodSource("parameterizations")
    void aTileIsAPartOfThePictureAndContinuesAtTheOppositeEdge(Parameterization parameterization) {
        for (TransformationRobustness robustness :
                List.of(TransformationRobustness.NONE, new TransformationRobustness(0, 1, 0.9, 1.1, 5, 0))) {
            try (TileSession session = session(parameterization, false, robustness)) {
                session.start(session.random(1, 0.4));
                byte[] frame = session.frame();
                session.move(-3, 18);
                float[] seen = session.seen();
                assertThat(seen).hasSize(2 * TILE * TILE * 3);
                for (int at = 0; at < seen.length; at++) {
                    int pixel = at / 3;
                    int y = Math.floorMod(pixel / TILE % TILE + 18, SIZE);
                    int x = Math.floorMod(pixel % TILE - 3, SIZE);
                    int picture = pixel / (TILE * TILE);
                    int level = frame[((picture * SIZE + y) * SIZE + x) * 3 + at % 3] & 0xff;
                    assertThat((double) seen[at]).isCloseTo(2 * level / 255.0 - 1, within(0.0041));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("parameterizations")
    void theGradientOfATileIsThatOfFiniteDifferences(Parameterization parameterization) {
        for (boolean alpha : new boolean[] {false, true}) {
            for (TransformationRobustness robustness :
                    List.of(TransformationRobustness.NONE, new TransformationRobustness(0, 1, 0.9, 1.1, 5, 0))) {
                try (TileSession session = session(parameterization, alpha, robustness)) {
                    session.feeds.draw(new SplittableRandom(1));
                    session.move(20, 7);
                    session.assertGradient(2);
                }
            }
        }
    }

    /** Every transformation samples only pixels of the computed part, so that no tile has a grey edge. */
    @RepeatedTest(20)
    void noTransformationSamplesBeyondTheComputedPart(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        TransformationRobustness robustness =
                new TransformationRobustness(0, 5, 0.7, 1.3, random.nextInt(0, 90), random.nextInt(0, 4));
        int seen = random.nextInt(10, 60);
        View view = View.tile(1000, seen, robustness);
        assertThat((view.side() - view.seen()) % 2).isZero();
        AffineMap map = robustness.draw(view.side(), view.seen(), random);
        for (int x : new int[] {0, seen - 1}) {
            for (int y : new int[] {0, seen - 1}) {
                assertThat(map.xx() * x + map.xy() * y + map.x0()).isBetween(0.0, view.side() - 1.0);
                assertThat(map.yx() * x + map.yy() * y + map.y0()).isBetween(0.0, view.side() - 1.0);
            }
        }
    }

    @Test
    void aTileIsNoLargerThanThePicture() {
        Pictures pictures = Pictures.of(1, 16, PictureSettings.DEFAULT);
        assertThatThrownBy(() -> new Tile(pictures, 17, PictureSession.INPUT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("tile must be between 4 and 16, but is 17");
    }
}
