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
 * Samples by gathers: each pixel seen is the sum of four weighted pixels of the plane. The gradient of a pixel of the plane is
 * the weighted sum of the gradients of all pixels seen that it contributes to; a table of these is computed for each step.
 * This is for GPUs: their product with a sparse matrix adds in a varying order, so that no picture would be reproducible.
 */
record GatherSampling(View view) implements Sampling {
    /** Placeholder {@code [side * side, parts]} of the pixels seen that a pixel of the plane contributes to. */
    private static final String INDICES_BACK = PictureGraph.SCOPE + "/places_back";
    /** Placeholder {@code [side * side, parts]} of the weights of these contributions; 0 for unused entries. */
    private static final String WEIGHTS_BACK = PictureGraph.SCOPE + "/weights_back";

    @Override
    public List<String> placeholders() {
        return List.of(INDICES, WEIGHTS, INDICES_BACK, WEIGHTS_BACK);
    }

    @Override
    public Nodes nodes(Ops tf) {
        Shape there = Shape.of((long) view.seen() * view.seen(), BilinearSampling.NEIGHBOURS);
        Shape back = Shape.of((long) view.side() * view.side(), Shape.UNKNOWN_SIZE);
        return new Gathers(
                tf,
                new Table(Sampling.ints(tf, INDICES, there), Sampling.floats(tf, WEIGHTS, there)),
                new Table(Sampling.ints(tf, INDICES_BACK, back), Sampling.floats(tf, WEIGHTS_BACK, back)));
    }

    @Override
    public Nodes nodes(Graph graph) {
        return new Gathers(
                PictureGraph.samplingGradientScope(graph),
                new Table(PictureGraph.ints(graph, INDICES), PictureGraph.floats(graph, WEIGHTS)),
                new Table(PictureGraph.ints(graph, INDICES_BACK), PictureGraph.floats(graph, WEIGHTS_BACK)));
    }

    @Override
    public Feeds feeds() {
        return new Tensors();
    }

    /** For each row of an output, the rows of the input that it is a sum of, and their weights; both {@code [rows, parts]}. */
    private record Table(Operand<TInt32> indices, Operand<TFloat32> weights) {
        Operand<TFloat32> sum(Ops tf, Operand<TFloat32> input) {
            Operand<TFloat32> parts = tf.gather(input, indices, tf.constant(0));
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
        private final BilinearSampling sampling = BilinearSampling.untransformed(view);
        private final Shape shape = Shape.of((long) view.seen() * view.seen(), BilinearSampling.NEIGHBOURS);
        private final int[] columns = new int[sampling.weights().length];
        private final TInt32 indices = TInt32.tensorOf(shape);
        private final TFloat32 weights = TFloat32.tensorOf(shape);
        private TInt32 indicesBack = TInt32.tensorOf(Shape.of(0));
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
            for (int entry = 0; entry < columns.length; entry++) {
                columns[entry] = sampling.indices()[2 * entry + 1];
            }
            indices.asRawTensor().data().asInts().write(columns);
            weights.asRawTensor().data().asFloats().write(sampling.weights());
            closeBack();
            writeBack();
        }

        /** Writes the table of contributions; entries outside the picture have weight zero and contribute nothing. */
        private void writeBack() {
            float[] there = sampling.weights();
            int[] partsOf = new int[view.side() * view.side()];
            for (int entry = 0; entry < columns.length; entry++) {
                if (there[entry] != 0) {
                    partsOf[columns[entry]]++;
                }
            }
            int parts = Math.max(1, Arrays.stream(partsOf).max().orElse(0));
            int[] rows = new int[partsOf.length * parts];
            float[] back = new float[rows.length];
            Arrays.fill(partsOf, 0);
            for (int entry = 0; entry < columns.length; entry++) {
                if (there[entry] != 0) {
                    int at = columns[entry] * parts + partsOf[columns[entry]]++;
                    rows[at] = entry / BilinearSampling.NEIGHBOURS;
                    back[at] = there[entry];
                }
            }
            Shape table = Shape.of(partsOf.length, parts);
            indicesBack = TInt32.tensorOf(table, DataBuffers.of(rows));
            weightsBack = TFloat32.tensorOf(table, DataBuffers.of(back));
        }

        @Override
        public void into(Session.Runner runner) {
            runner.feed(INDICES, indices)
                    .feed(WEIGHTS, weights)
                    .feed(INDICES_BACK, indicesBack)
                    .feed(WEIGHTS_BACK, weightsBack);
        }

        private void closeBack() {
            indicesBack.close();
            weightsBack.close();
        }

        @Override
        public void close() {
            indices.close();
            weights.close();
            closeBack();
        }
    }
}
