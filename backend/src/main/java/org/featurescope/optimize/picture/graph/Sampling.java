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
 * Samples all planes of a batch at once by {@link BilinearSampling}: the nodes that do so and the values that a step feeds to
 * them. It is linear. TensorFlow's C API lacks the gradients of some implementations, so each adds its own gradient.
 */
sealed interface Sampling permits ProductSampling, GatherSampling {
    /** Placeholder of {@link BilinearSampling#indices}, or of their columns only. */
    String INDICES = PictureGraph.SCOPE + "/places";
    /** Placeholder of {@link BilinearSampling#weights}. */
    String WEIGHTS = PictureGraph.SCOPE + "/weights";

    /** Returns the fastest implementation on this machine that gives reproducible bytes. */
    static Sampling of(View view) {
        return Gpu.here().isPresent() ? new GatherSampling(view) : new ProductSampling(view);
    }

    /** Adds {@link Nodes#coverage} of {@link BilinearSampling#weights}. */
    static Operand<TFloat32> coverage(Ops tf, Operand<TFloat32> weights, int seen) {
        int[] byPixel = {1, seen, seen, BilinearSampling.NEIGHBOURS};
        return tf.sum(tf.reshape(weights, tf.constant(byPixel)), tf.constant(3), Sum.keepDims(true));
    }

    /** Adds a placeholder of indices. */
    static Operand<TInt32> ints(Ops tf, String name, Shape shape) {
        return tf.withName(PictureGraph.local(name)).placeholder(TInt32.class, Placeholder.shape(shape));
    }

    /** Adds a placeholder of floating-point numbers. */
    static Operand<TFloat32> floats(Ops tf, String name, Shape shape) {
        return tf.withName(PictureGraph.local(name)).placeholder(TFloat32.class, Placeholder.shape(shape));
    }

    /** Returns the placeholders of {@link #feeds}. */
    List<String> placeholders();

    /** Returns the nodes, with new placeholders. */
    Nodes nodes(Ops tf);

    /** Returns the nodes in a graph that has the placeholders already. */
    Nodes nodes(Graph graph);

    /** Returns new feeds of a step; until the first map is set, they sample without a transformation. */
    Feeds feeds();

    /** Adds nodes to a graph. */
    interface Nodes {
        /** Adds the sampling of planes {@code [side * side, depth]} to {@code [seen * seen, depth]}. */
        Operand<TFloat32> sampled(Operand<TFloat32> planes);

        /** Adds the gradient with respect to the planes, given that with respect to what is {@link #sampled}. */
        Operand<TFloat32> gradient(Operand<TFloat32> ofSampled);

        /** Adds the share of each pixel that lies inside the picture, {@code [1, seen, seen, 1]} in [0, 1]. */
        Operand<TFloat32> coverage();
    }

    /**
     * Tensors that are written or created again for each step. Not thread-safe. They hold native memory until closed.
     */
    interface Feeds extends AutoCloseable {
        /** Sets the map from pixels seen to pixels of the planes. */
        void set(AffineMap map);

        /** Feeds these to the runner. */
        void into(Session.Runner runner);

        @Override
        void close();
    }
}
