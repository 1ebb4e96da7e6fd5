package org.featurescope.optimize.picture.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every parameterization with its definition and its gradient with finite differences. */
final class PictureGraphTest {
    private static final TransformationRobustness SOME = new TransformationRobustness(4, 2, 0.9, 1.1, 10, 1);

    static Stream<Arguments> parameterizations() {
        return Stream.of(
                Arguments.of(2, 12, settings(new Pixels(), true, false, SharedResolutions.NONE)),
                Arguments.of(2, 16, settings(Fourier.DEFAULT, true, false, SharedResolutions.NONE)),
                Arguments.of(1, 13, settings(Fourier.LUCID, false, true, SharedResolutions.NONE)),
                Arguments.of(2, 16, settings(new Fourier(1, 1, 2), true, true, SharedResolutions.NONE)),
                Arguments.of(2, 18, settings(LaplacianPyramid.LUCID, true, false, SharedResolutions.NONE)),
                Arguments.of(3, 12, settings(new PhaseOnly(), true, false, SharedResolutions.NONE)),
                Arguments.of(1, 11, settings(new PhaseOnly(), false, true, SharedResolutions.NONE)),
                Arguments.of(5, 16, settings(Fourier.DEFAULT, true, false, SharedResolutions.ALIGNED)),
                Arguments.of(1, 12, settings(new Pixels(), true, true, SharedResolutions.ALIGNED)),
                Arguments.of(8, 16, settings(Fourier.DEFAULT, true, false, SharedResolutions.CIRCLE)));
    }

    static PictureSettings settings(
            Parameterization parameterization, boolean decorrelated, boolean alpha, SharedResolutions shared) {
        return new PictureSettings(parameterization, decorrelated, alpha, 0.05, shared, SOME);
    }

    @ParameterizedTest
    @MethodSource("parameterizations")
    void theFrameIsTheDefinitionPixelByPixel(int batch, int size, PictureSettings settings) {
        try (PictureSession session = new PictureSession(batch, size, settings)) {
            List<float[]> values = session.random(1, 0.5);
            session.start(values);
            byte[] frame = session.frame();
            DirectPlane direct = new DirectPlane(batch, size, settings);
            int planes = settings.planes();
            for (int pixel = 0; pixel < batch * size * size; pixel++) {
                double[] colours = direct.colours(
                        session.pictures.variables(), values, pixel / (size * size), pixel / size % size, pixel % size);
                for (int plane = 0; plane < planes; plane++) {
                    assertThat((double) (frame[pixel * planes + plane] & 0xff))
                            .isCloseTo(255 * colours[plane], within(0.502));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("parameterizations")
    void theGradientIsThatOfFiniteDifferences(int batch, int size, PictureSettings settings) {
        try (PictureSession session = new PictureSession(batch, size, settings)) {
            session.feeds.draw(new SplittableRandom(3));
            session.assertGradient(2);
        }
    }

    /** A GPU samples by gathers, a CPU by products. */
    @ParameterizedTest
    @MethodSource("parameterizations")
    void gathersAndProductsGiveTheSamePixelsAndGradients(int batch, int size, PictureSettings settings) {
        try (PictureSession products = new PictureSession(pictures(batch, size, settings, ProductSampling::new));
                PictureSession gathers = new PictureSession(pictures(batch, size, settings, GatherSampling::new))) {
            List<float[]> values = products.random(5, 0.3);
            products.start(values);
            gathers.start(values);
            for (int step = 0; step < 3; step++) {
                products.feeds.draw(new SplittableRandom(step));
                gathers.feeds.draw(new SplittableRandom(step));
                assertThat(gathers.seen()).usingComparatorWithPrecision(1e-5f).containsExactly(products.seen());
                List<float[]> expected = products.gradients();
                List<float[]> found = gathers.gradients();
                for (int variable = 0; variable < found.size(); variable++) {
                    assertThat(found.get(variable))
                            .usingComparatorWithPrecision(1e-4f)
                            .containsExactly(expected.get(variable));
                }
            }
        }
    }

    private static PictureGraph pictures(
            int batch, int size, PictureSettings settings, Function<View, Sampling> sampling) {
        return PictureGraph.of(Pictures.of(batch, size, settings), sampling, PictureSession.INPUT, true);
    }

    /** A sum whose order depends on threads would differ from time to time. */
    @Test
    void theGradientThroughATransformationIsTheSameToTheLastBitEachTime() {
        try (PictureSession session =
                new PictureSession(16, 48, settings(new Pixels(), true, false, SharedResolutions.NONE))) {
            session.feeds.draw(new SplittableRandom(1));
            session.start(session.random(2, 0.3));
            float[] first = session.gradients().get(0);
            for (int again = 0; again < 10; again++) {
                assertThat(session.gradients().get(0)).isEqualTo(first);
            }
        }
    }

    /** Compares what is seen with the plane, sampled by the definition of bilinear interpolation, in the network's range. */
    @Test
    void theNetworkSeesThePlaneThroughTheMapOfTheStep() {
        int size = 16;
        PictureSettings settings = settings(Fourier.DEFAULT, true, false, SharedResolutions.NONE);
        AffineMap map = SOME.draw(size, SOME.seenSide(size), new SplittableRandom(5));
        try (PictureSession session = new PictureSession(2, size, settings)) {
            session.start(session.random(6, 0.3));
            session.feeds.draw(new SplittableRandom(5));
            float[] seen = session.seen();
            float[] pictures = session.untransformed();
            int side = SOME.seenSide(size);
            assertThat(side).isEqualTo(size + 2 * (4 - 2 - 1));
            for (int at = 0; at < seen.length; at++) {
                int pixel = at / 3;
                double logit =
                        logitAt(pictures, pixel / (side * side), size, map, pixel / side % side, pixel % side, at % 3);
                assertThat((double) seen[at]).isCloseTo(2 / (1 + Math.exp(-logit)) - 1, within(2e-4));
            }
        }
    }

    private static double logitAt(float[] pictures, int picture, int size, AffineMap map, int y, int x, int colour) {
        double fromX = map.xx() * x + map.xy() * y + map.x0();
        double fromY = map.yx() * x + map.yy() * y + map.y0();
        double sum = 0;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double weight = Math.max(0, 1 - Math.abs(fromX - column)) * Math.max(0, 1 - Math.abs(fromY - row));
                double value = pictures[((picture * size + row) * size + column) * 3 + colour];
                sum += weight * Math.log(value / (1 - value));
            }
        }
        return sum;
    }

    @Test
    void withoutATransformationThePictureIsSeenUnchanged() {
        PictureSettings plain = new PictureSettings(
                new Pixels(), true, false, 1, SharedResolutions.NONE, TransformationRobustness.NONE);
        try (PictureSession session = new PictureSession(2, 8, plain)) {
            session.start(session.random(1, 1));
            session.feeds.draw(new SplittableRandom(1));
            float[] seen = session.seen();
            float[] pictures = session.untransformed();
            for (int at = 0; at < seen.length; at++) {
                assertThat(seen[at]).isCloseTo(2 * pictures[at] - 1, within(1e-6f));
            }
        }
    }

    @Test
    void sharedPicturesAreAddedToEveryPictureOfTheBatch() {
        PictureSettings settings = settings(new Pixels(), false, false, SharedResolutions.ALIGNED);
        int batch = 6;
        int size = 16;
        try (PictureSession session = new PictureSession(batch, size, settings)) {
            List<Variable> variables = session.pictures.variables();
            assertThat(variables.stream().map(Variable::images)).containsExactly(6, 1, 1, 1, 2, 1, 2);
            assertThat(variables.stream().map(variable -> variable.shape()[0]))
                    .containsExactly(16L, 8L, 4L, 2L, 2L, 1L, 1L);
            List<float[]> random = session.random(1, 1);
            session.start(IntStream.range(0, variables.size())
                    .mapToObj(index -> variables.get(index).images() == 1
                            ? random.get(index)
                            : new float[variables.get(index).size()])
                    .toList());
            float[] pictures = session.untransformed();
            int length = pictures.length / batch;
            for (int at = 0; at < pictures.length; at++) {
                assertThat(pictures[at]).isCloseTo(pictures[at % length], within(1e-6f));
            }
            assertThat(pictures[0]).isNotCloseTo(pictures[length / 2], within(1e-3f));
        }
    }

    /** Eight pictures share six around the circle, and the first is as near to the last as to the second. */
    @Test
    void onACircleTheLastPictureIsANeighbourOfTheFirst() {
        PictureSettings settings = settings(new Pixels(), false, false, SharedResolutions.CIRCLE);
        try (PictureSession session = new PictureSession(8, 16, settings)) {
            List<Variable> variables = session.pictures.variables();
            assertThat(variables.stream().map(Variable::images)).containsExactly(8, 1, 1, 6, 6, 6, 6);
            List<float[]> random = session.random(1, 1);
            // only the first of the pictures around the circle differs from grey
            session.start(IntStream.range(0, variables.size())
                    .mapToObj(index -> onlyFirst(random.get(index), variables.get(index)))
                    .toList());
            float[] pictures = session.untransformed();
            int length = pictures.length / 8;
            for (int at = 0; at < length; at++) {
                assertThat(pictures[7 * length + at]).isCloseTo(pictures[length + at], within(1e-6f));
                assertThat(pictures[4 * length + at]).isCloseTo(0.5f, within(1e-6f));
            }
            assertThat(pictures[0]).isNotCloseTo(pictures[length], within(1e-3f));
        }
    }

    private static float[] onlyFirst(float[] random, Variable variable) {
        float[] values = new float[random.length];
        int each = variable.images() * variable.planes();
        for (int at = 0; at < values.length && variable.images() == 6; at++) {
            values[at] = at % each < variable.planes() ? random[at] : 0;
        }
        return values;
    }

    @Test
    void phasesAndSharedPicturesExcludeEachOther() {
        assertThatThrownBy(() -> settings(new PhaseOnly(), true, false, SharedResolutions.ALIGNED))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("magnitudes");
    }
}
