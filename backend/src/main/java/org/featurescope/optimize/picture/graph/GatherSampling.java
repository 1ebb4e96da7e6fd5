package org.featurescope.optimize.picture.graph;

import java.util.Arrays;
import java.util.List;
import org.featurescope.optimize.picture.AffineMap;
import org.featurescope.optimize.picture.View;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Samples by gathers alone: each pixel seen is the sum of four weighted pixels of the plane, and the gradient of each pixel
 * of the plane the sum of those of all pixels seen that it had a part in, whose table is made anew for each step. For a GPU,
 * whose product with a sparse matrix adds in whatever order its threads come, so that no picture would be made twice.
 */
record GatherSampling(View view) implements Sampling {
    /** Placeholder {@code [side * side, parts]} of the pixels seen that a pixel of the plane has a part in. */
    private static final String PLACES_BACK = PictureGraph.SCOPE + "/places_back";
    /** Placeholder {@code [side * side, parts]} of the weights that it has there; 0 where it has fewer parts. */
    private static final String WEIGHTS_BACK = PictureGraph.SCOPE + "/weights_back";

    @Override
    public List<String> fed() {
        return List.of(PLACES, WEIGHTS, PLACES_BACK, WEIGHTS_BACK);
    }

    @Override
    public Nodes nodes(Ops tf) {
        Shape there = Shape.of((long) view.seen() * view.seen(), BilinearSampling.NEIGHBOURS);
        Shape back = Shape.of((long) view.side() * view.side(), Shape.UNKNOWN_SIZE);
        return new Gathers(
                tf,
                new Table(Sampling.ints(tf, PLACES, there), Sampling.floats(tf, WEIGHTS, there)),
                new Table(Sampling.ints(tf, PLACES_BACK, back), Sampling.floats(tf, WEIGHTS_BACK, back)));
    }

    @Override
    public Nodes nodes(Graph graph) {
        return new Gathers(
                PictureGraph.ofSamplingGradient(graph),
                new Table(PictureGraph.ints(graph, PLACES), PictureGraph.floats(graph, WEIGHTS)),
                new Table(PictureGraph.ints(graph, PLACES_BACK), PictureGraph.floats(graph, WEIGHTS_BACK)));
    }

    @Override
    public Feeds feeds() {
        return new Tensors();
    }

    /** For each row of what is made, rows of what it is made of, and their weights: {@code [rows, parts]} both. */
    private record Table(Operand<TInt32> places, Operand<TFloat32> weights) {
        Operand<TFloat32> sum(Ops tf, Operand<TFloat32> of) {
            Operand<TFloat32> parts = tf.gather(of, places, tf.constant(0));
            return tf.sum(tf.math.mul(parts, tf.expandDims(weights, tf.constant(2))), tf.constant(1));
        }
    }

    private final class Gathers implements Nodes {
        private final Ops tf;
        private final Table there;
        private final Table back;

        Gathers(Ops tf, Table there, Table back) {
            this.tf = tf;
            this.there = there;
            this.back = back;
        }

        @Override
        public Operand<TFloat32> sampled(Operand<TFloat32> planes) {
            return there.sum(tf, planes);
        }

        @Override
        public Operand<TFloat32> gradient(Operand<TFloat32> ofSampled) {
            return back.sum(tf, ofSampled);
        }

        @Override
        public Operand<TFloat32> coverage() {
            return Sampling.coverage(tf, there.weights, view.seen());
        }
    }

    private final class Tensors implements Feeds {
        private final BilinearSampling sampling = BilinearSampling.straightOn(view);
        private final Shape shape = Shape.of((long) view.seen() * view.seen(), BilinearSampling.NEIGHBOURS);
        private final int[] columns = new int[sampling.weights().length];
        private final TInt32 places = TInt32.tensorOf(shape);
        private final TFloat32 weights = TFloat32.tensorOf(shape);
        private TInt32 placesBack = TInt32.tensorOf(Shape.of(0));
        private TFloat32 weightsBack = TFloat32.tensorOf(Shape.of(0));

        Tensors() {
            write();
        }

        @Override
        public void set(AffineMap map) {
            sampling.set(map, view.side(), view.seen());
            write();
        }

        private void write() {
            for (int number = 0; number < columns.length; number++) {
                columns[number] = sampling.places()[2 * number + 1];
            }
            places.asRawTensor().data().asInts().write(columns);
            weights.asRawTensor().data().asFloats().write(sampling.weights());
            closeBack();
            writeBack();
        }

        /** What lies outside the picture has weight zero and takes part in nothing. */
        private void writeBack() {
            float[] there = sampling.weights();
            int[] partsOf = new int[view.side() * view.side()];
            for (int number = 0; number < columns.length; number++) {
                if (there[number] != 0) {
                    partsOf[columns[number]]++;
                }
            }
            int parts = Math.max(1, Arrays.stream(partsOf).max().orElse(0));
            int[] rows = new int[partsOf.length * parts];
            float[] back = new float[rows.length];
            Arrays.fill(partsOf, 0);
            for (int number = 0; number < columns.length; number++) {
                if (there[number] != 0) {
                    int at = columns[number] * parts + partsOf[columns[number]]++;
                    rows[at] = number / BilinearSampling.NEIGHBOURS;
                    back[at] = there[number];
                }
            }
            Shape table = Shape.of(partsOf.length, parts);
            placesBack = TInt32.tensorOf(table, DataBuffers.of(rows));
            weightsBack = TFloat32.tensorOf(table, DataBuffers.of(back));
        }

        @Override
        public void into(Session.Runner runner) {
            runner.feed(PLACES, places)
                    .feed(WEIGHTS, weights)
                    .feed(PLACES_BACK, placesBack)
                    .feed(WEIGHTS_BACK, weightsBack);
        }

        private void closeBack() {
            placesBack.close();
            weightsBack.close();
        }

        @Override
        public void close() {
            places.close();
            weights.close();
            closeBack();
        }
    }
}
