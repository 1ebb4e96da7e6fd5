package org.featurescope.optimize.picture.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.featurescope.optimize.picture.AffineMap;
import org.featurescope.optimize.picture.View;
import org.featurescope.tensor.Sessions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Compares both implementations of sampling with direct sums over the entries of {@link BilinearSampling}. */
final class SamplingTest {
    private static final int DEPTH = 3;
    private static final View WHOLE = new View(12, 14);
    private static final View TILE = new View(20, 12);

    static Stream<Arguments> samplings() {
        return Stream.of(WHOLE, TILE)
                .flatMap(view -> Stream.<Function<View, Sampling>>of(ProductSampling::new, GatherSampling::new)
                        .map(sampling -> Arguments.of(sampling.apply(view), view)));
    }

    @ParameterizedTest
    @MethodSource("samplings")
    void theSampledPixelsAndTheirGradientAreTheSumsOfTheMatrix(Sampling sampling, View view) {
        SplittableRandom random = new SplittableRandom(1);
        int from = view.side() * view.side();
        int to = view.seen() * view.seen();
        float[] planes = Differentiable.gaussian(new Random(2), from * DEPTH);
        float[] ofSampled = Differentiable.gaussian(new Random(3), to * DEPTH);
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph).withSubScope(PictureGraph.SCOPE);
            Operand<TFloat32> sampled = sampling.nodes(tf).sampled(constant(tf, from, planes));
            Operand<TFloat32> gradient = sampling.nodes(graph).gradient(constant(tf, to, ofSampled));
            try (Session session = Sessions.open(graph);
                    Sampling.Feeds feeds = sampling.feeds()) {
                BilinearSampling numbers = BilinearSampling.untransformed(view);
                for (int step = 0; step < 8; step++) {
                    assertThat(fetched(session, feeds, sampled))
                            .usingComparatorWithPrecision(1e-5f)
                            .containsExactly(product(numbers, planes, to, false));
                    assertThat(fetched(session, feeds, gradient))
                            .usingComparatorWithPrecision(1e-5f)
                            .containsExactly(product(numbers, ofSampled, from, true));
                    AffineMap map = map(view, random);
                    numbers = BilinearSampling.of(map, view.side(), view.seen());
                    feeds.set(map);
                }
            }
        }
    }

    /** Draws maps from very small scales, with only pixels beyond the border, to large ones that enlarge single pixels. */
    private static AffineMap map(View view, SplittableRandom random) {
        var shift = new AffineMap.Shift(random.nextInt(-30, 30), random.nextInt(-30, 30));
        double scale = random.nextDouble(0.2, 3);
        return AffineMap.about(
                view.side(), view.seen(), scale, random.nextDouble(-180, 180), shift, AffineMap.Shift.NONE);
    }

    private static float[] product(BilinearSampling numbers, float[] rows, int length, boolean transposed) {
        double[] sums = new double[length * DEPTH];
        for (int number = 0; number < numbers.weights().length; number++) {
            int seen = numbers.indices()[2 * number];
            int pixel = numbers.indices()[2 * number + 1];
            int from = transposed ? seen : pixel;
            int to = transposed ? pixel : seen;
            for (int at = 0; at < DEPTH; at++) {
                sums[to * DEPTH + at] += (double) numbers.weights()[number] * rows[from * DEPTH + at];
            }
        }
        float[] found = new float[sums.length];
        for (int at = 0; at < found.length; at++) {
            found[at] = (float) sums[at];
        }
        return found;
    }

    private static Operand<TFloat32> constant(Ops tf, int rows, float[] values) {
        return tf.constant(Shape.of(rows, DEPTH), DataBuffers.of(values));
    }

    private static float[] fetched(Session session, Sampling.Feeds feeds, Operand<TFloat32> node) {
        Session.Runner runner = session.runner();
        feeds.into(runner);
        try (Result result = runner.fetch(node).run()) {
            float[] values = new float[(int) result.get(0).size()];
            ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
            return values;
        }
    }
}
