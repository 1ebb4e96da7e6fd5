package org.featurescope.optimize.picture.graph;

import java.util.List;
import org.featurescope.optimize.picture.AffineMap;
import org.featurescope.optimize.picture.View;
import org.featurescope.tensor.Gpu;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A way to sample all planes of a batch at once as {@link BilinearSampling} says: which nodes do it, and what a step feeds
 * them. It is linear; since not every way has a gradient in TensorFlow's C API, each brings its own.
 */
sealed interface Sampling permits ProductSampling, GatherSampling {
    /** Placeholder of {@link BilinearSampling#places}, or of their columns alone. */
    String PLACES = PictureGraph.SCOPE + "/places";
    /** Placeholder of {@link BilinearSampling#weights}. */
    String WEIGHTS = PictureGraph.SCOPE + "/weights";

    /** The way that is fastest here of those that give the same bytes again and again. */
    static Sampling of(View view) {
        return Gpu.here().isPresent() ? new GatherSampling(view) : new ProductSampling(view);
    }

    /** Of fed {@link BilinearSampling#weights} what {@link Nodes#coverage} is. */
    static Operand<TFloat32> coverage(Ops tf, Operand<TFloat32> weights, int seen) {
        int[] byPixel = {1, seen, seen, BilinearSampling.NEIGHBOURS};
        return tf.sum(tf.reshape(weights, tf.constant(byPixel)), tf.constant(3), Sum.keepDims(true));
    }

    /** A new placeholder of places. */
    static Operand<TInt32> ints(Ops tf, String name, Shape shape) {
        return tf.withName(PictureGraph.local(name)).placeholder(TInt32.class, Placeholder.shape(shape));
    }

    /** A new placeholder of weights. */
    static Operand<TFloat32> floats(Ops tf, String name, Shape shape) {
        return tf.withName(PictureGraph.local(name)).placeholder(TFloat32.class, Placeholder.shape(shape));
    }

    /** The placeholders that {@link #feeds} feeds. */
    List<String> fed();

    /** The nodes, with new placeholders. */
    Nodes nodes(Ops tf);

    /** The nodes in a graph where the placeholders are already. */
    Nodes nodes(Graph graph);

    /** What a step is fed; until the first map is set, pictures are seen straight on. */
    Feeds feeds();

    /** What is added to a graph. */
    interface Nodes {
        /** From planes {@code [side * side, depth]} to {@code [seen * seen, depth]}. */
        Operand<TFloat32> sampled(Operand<TFloat32> planes);

        /** From the gradient with respect to what is {@link #sampled} to that with respect to the planes. */
        Operand<TFloat32> gradient(Operand<TFloat32> ofSampled);

        /** How much of each pixel lies inside the picture, {@code [1, seen, seen, 1]} in [0, 1]. */
        Operand<TFloat32> coverage();
    }

    /** Tensors that are written, or made, again for each step. Not safe for use by several threads at once; they hold native memory. */
    interface Feeds extends AutoCloseable {
        /** Looks at the planes through another map, from what is seen to pixels of the planes. */
        void set(AffineMap map);

        /** Feeds the runner. */
        void into(Session.Runner runner);

        @Override
        void close();
    }
}
