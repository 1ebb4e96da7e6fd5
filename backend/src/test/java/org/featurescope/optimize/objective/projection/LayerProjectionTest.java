package org.featurescope.optimize.objective.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.featurescope.tensor.Sessions;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.types.TFloat32;

/** Projects each layer twice: without computing its map, and as a product of the computed map and the direction. */
class LayerProjectionTest {
    private static final int BATCH = 3;
    private static final int SIDE = 9;
    private static final int CHANNELS = 8;

    @Test
    void projectsAConvolutionWithoutComputingItsMap() {
        checkSameAsOfTheMap(
                (tf, x) -> tf.nn.conv2d(x, normals(tf, 3, 3, CHANNELS, 40), List.of(1L, 1L, 1L, 1L), "SAME"));
    }

    @Test
    void projectsAPointwiseConvolutionWithItsBias() {
        checkSameAsOfTheMap((tf, x) -> tf.nn.biasAdd(
                tf.nn.conv2d(x, normals(tf, 1, 1, CHANNELS, 40), List.of(1L, 1L, 1L, 1L), "VALID"), normals(tf, 40)));
    }

    @Test
    void supportsStridesAndEveryKindOfPadding() {
        checkSameAsOfTheMap(
                (tf, x) -> tf.nn.conv2d(x, normals(tf, 3, 3, CHANNELS, 90), List.of(1L, 2L, 2L, 1L), "SAME"));
        checkSameAsOfTheMap(
                (tf, x) -> tf.nn.conv2d(x, normals(tf, 3, 2, CHANNELS, 90), List.of(1L, 2L, 1L, 1L), "VALID"));
        checkSameAsOfTheMap(
                (tf, x) -> tf.nn.conv2d(x, normals(tf, 1, 1, CHANNELS, 90), List.of(1L, 2L, 2L, 1L), "SAME"));
    }

    @Test
    void projectsBranchesEachOnItsPartOfTheDirection() {
        checkSameAsOfTheMap((tf, x) -> tf.identity(tf.concat(
                List.of(
                        tf.nn.biasAdd(
                                tf.nn.conv2d(x, normals(tf, 1, 1, CHANNELS, 30), List.of(1L, 1L, 1L, 1L), "SAME"),
                                normals(tf, 30)),
                        tf.nn.relu(tf.nn.conv2d(x, normals(tf, 3, 3, CHANNELS, 6), List.of(1L, 1L, 1L, 1L), "SAME")),
                        tf.nn.conv2d(x, normals(tf, 5, 5, CHANNELS, 50), List.of(1L, 1L, 1L, 1L), "SAME")),
                tf.constant(3))));
    }

    @Test
    void computesTheMapOfUnsupportedOperationsAndWhereThatIsFaster() {
        BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> alongRows = (tf, x) -> {
            var map = tf.nn.conv2d(x, normals(tf, 3, 3, CHANNELS, 40), List.of(1L, 1L, 1L, 1L), "SAME");
            return tf.concat(List.of(map, map), tf.constant(1));
        };
        BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> few =
                (tf, x) -> tf.nn.conv2d(x, normals(tf, 3, 3, CHANNELS, 2), List.of(1L, 1L, 1L, 1L), "SAME");
        BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> dilated = (tf, x) -> tf.nn.conv2d(
                x, normals(tf, 3, 3, CHANNELS, 40), List.of(1L, 1L, 1L, 1L), "SAME", Conv2d.dilations(1L, 2L, 2L, 1L));
        for (var layer : List.of(alongRows, few, dilated)) {
            try (Projected projected = new Projected(layer)) {
                assertThat(projected.computesTheMap()).isTrue();
                projected.check();
            }
        }
    }

    @Test
    void projectsADenseLayer() {
        try (Projected projected = new Projected((tf, x) -> tf.linalg.matMul(
                tf.reshape(x, tf.constant(new int[] {BATCH, SIDE * SIDE * CHANNELS})),
                normals(tf, SIDE * SIDE * CHANNELS, 5)))) {
            projected.check();
        }
    }

    private static void checkSameAsOfTheMap(BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> layer) {
        try (Projected projected = new Projected(layer)) {
            assertThat(projected.computesTheMap()).isFalse();
            projected.check();
        }
    }

    private static Operand<TFloat32> normals(Ops tf, long... shape) {
        return tf.constant(
                Shape.of(shape), DataBuffers.of(drawn((int) Shape.of(shape).size())));
    }

    private static float[] drawn(int count) {
        Random random = new Random(count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** A layer behind a placeholder, its projection, and the product of its map and the direction. */
    private static final class Projected implements AutoCloseable {
        private final Graph graph = new Graph();
        private final Output<TFloat32> map;
        private final Operand<TFloat32> projection;
        private final Operand<TFloat32> product;
        private final Operand<TFloat32> input;
        private final int channels;

        Projected(BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> layer) {
            Ops tf = Ops.create(graph);
            this.input = tf.withName("input")
                    .placeholder(TFloat32.class, Placeholder.shape(Shape.of(BATCH, SIDE, SIDE, CHANNELS)));
            this.map = layer.apply(tf, input).asOutput();
            Shape shape = map.shape();
            this.channels = (int) shape.get(shape.numDimensions() - 1);
            Operand<TFloat32> directions =
                    tf.withName("directions").placeholder(TFloat32.class, Placeholder.shape(Shape.of(BATCH, channels)));
            this.projection = LayerProjection.of(tf, map, directions);
            Operand<TFloat32> flat = tf.reshape(map, tf.constant(new int[] {BATCH, -1, channels}));
            this.product = tf.sum(tf.math.mul(flat, tf.expandDims(directions, tf.constant(1))), tf.constant(2));
        }

        boolean computesTheMap() {
            return reads(projection.asOutput(), map);
        }

        private static boolean reads(Output<?> output, Output<?> sought) {
            GraphOperation made = (GraphOperation) output.op();
            return made.equals(sought.op())
                    || made.inputs().stream().anyMatch(input -> reads(input.asOutput(), sought));
        }

        void check() {
            Output<?>[] to = {input.asOutput()};
            List<Output<?>> fetched = new ArrayList<>(List.of(projection.asOutput(), product.asOutput()));
            // the square makes the gradient depend on the values
            Ops tf = Ops.create(graph);
            fetched.add(graph.addGradients(tf.math.square(projection).asOutput(), to)[0]);
            fetched.add(graph.addGradients(tf.math.square(product).asOutput(), to)[0]);
            try (Session session = Sessions.open(graph);
                    TFloat32 x = TFloat32.tensorOf(
                            Shape.of(BATCH, SIDE, SIDE, CHANNELS),
                            DataBuffers.of(drawn(BATCH * SIDE * SIDE * CHANNELS)));
                    TFloat32 directions =
                            TFloat32.tensorOf(Shape.of(BATCH, channels), DataBuffers.of(drawn(BATCH * channels)))) {
                Session.Runner runner = session.runner().feed("input", x).feed("directions", directions);
                fetched.forEach(runner::fetch);
                try (Result result = runner.run()) {
                    checkEqual(result, 0, 1);
                    checkEqual(result, 2, 3);
                }
            }
        }

        private static void checkEqual(Result result, int found, int expected) {
            TFloat32 actual = (TFloat32) result.get(found);
            TFloat32 wanted = (TFloat32) result.get(expected);
            assertThat(actual.shape()).isEqualTo(wanted.shape());
            var values = actual.asRawTensor().data().asFloats();
            var others = wanted.asRawTensor().data().asFloats();
            double largest = 0;
            for (long i = 0; i < others.size(); i++) {
                largest = Math.max(largest, Math.abs(others.getFloat(i)));
            }
            assertThat(largest).isPositive();
            for (long i = 0; i < values.size(); i++) {
                assertThat(values.getFloat(i)).isCloseTo(others.getFloat(i), within((float) (1e-5 * largest)));
            }
        }

        @Override
        public void close() {
            graph.close();
        }
    }
}
