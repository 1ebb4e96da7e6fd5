package org.featurescope.optimize.picture.graph;

import java.util.List;
import org.featurescope.optimize.picture.AffineMap;
import org.featurescope.optimize.picture.View;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.sparse.SparseTensorDenseMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Samples by a product with the sparse matrix of {@link BilinearSampling}, and takes the gradient back by the product with
 * the transposed matrix. On a processor gathers and their gradients would do the same in three times the time.
 */
record ProductSampling(View view) implements Sampling {
    @Override
    public List<String> fed() {
        return List.of(PLACES, WEIGHTS);
    }

    @Override
    public Nodes nodes(Ops tf) {
        long numbers = BilinearSampling.numbers(view.seen());
        return new Products(
                tf, Sampling.ints(tf, PLACES, Shape.of(numbers, 2)), Sampling.floats(tf, WEIGHTS, Shape.of(numbers)));
    }

    @Override
    public Nodes nodes(Graph graph) {
        return new Products(
                PictureGraph.ofSamplingGradient(graph),
                PictureGraph.ints(graph, PLACES),
                PictureGraph.floats(graph, WEIGHTS));
    }

    @Override
    public Feeds feeds() {
        return new Tensors();
    }

    private final class Products implements Nodes {
        private final Ops tf;
        private final Operand<TInt32> places;
        private final Operand<TFloat32> weights;

        Products(Ops tf, Operand<TInt32> places, Operand<TFloat32> weights) {
            this.tf = tf;
            this.places = places;
            this.weights = weights;
        }

        @Override
        public Operand<TFloat32> sampled(Operand<TFloat32> planes) {
            return product(planes, false);
        }

        @Override
        public Operand<TFloat32> gradient(Operand<TFloat32> ofSampled) {
            return product(ofSampled, true);
        }

        private Operand<TFloat32> product(Operand<TFloat32> by, boolean transposed) {
            Operand<TInt64> shape =
                    tf.constant(new long[] {(long) view.seen() * view.seen(), (long) view.side() * view.side()});
            return tf.sparse.sparseTensorDenseMatMul(
                    places, weights, shape, by, SparseTensorDenseMatMul.adjointA(transposed));
        }

        @Override
        public Operand<TFloat32> coverage() {
            return Sampling.coverage(tf, weights, view.seen());
        }
    }

    private final class Tensors implements Feeds {
        private final BilinearSampling sampling = BilinearSampling.straightOn(view);
        private final TInt32 places =
                TInt32.tensorOf(Shape.of(sampling.weights().length, 2), DataBuffers.of(sampling.places()));
        private final TFloat32 weights =
                TFloat32.tensorOf(Shape.of(sampling.weights().length), DataBuffers.of(sampling.weights()));

        @Override
        public void set(AffineMap map) {
            sampling.set(map, view.side(), view.seen());
            places.asRawTensor().data().asInts().write(sampling.places());
            weights.asRawTensor().data().asFloats().write(sampling.weights());
        }

        @Override
        public void into(Session.Runner runner) {
            runner.feed(PLACES, places).feed(WEIGHTS, weights);
        }

        @Override
        public void close() {
            places.close();
            weights.close();
        }
    }
}
