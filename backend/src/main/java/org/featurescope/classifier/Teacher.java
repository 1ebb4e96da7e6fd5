package org.featurescope.classifier;

import java.util.Arrays;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.graph.NetworkSplice;
import org.featurescope.tensor.SessionThreads;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.featurescope.validate.InvalidInputException;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/**
 * A trained network whose class probabilities are soft targets for a new network (Hinton, Vinyals and Dean, "Distilling
 * the Knowledge in a Neural Network", 2015, arXiv:1503.02531). It sees the same parts of pictures as the new network
 * (Beyer et al., "Knowledge distillation: A good teacher is patient and consistent", 2022, arXiv:2106.05237). Classes are
 * matched by their labels.
 *
 * <p>Thread-safe.
 */
final class Teacher implements AutoCloseable {
    private static final float WHITE = 255;
    private static final String PICTURES = "pictures";
    private static final String SEEN = "seen";

    private final Graph graph = new Graph();
    private final Session session;
    private final String logits;
    private final double temperature;
    private final int[] places;

    /**
     * Creates a teacher.
     *
     * @param size the height and width to which pictures are resized for it, pixels
     * @param temperature the divisor of the logits before the softmax: the larger, the more improbable classes count
     * @throws InvalidInputException if the network has no classes, or none of {@code classes}
     */
    Teacher(Network network, int size, double temperature, Classes classes) {
        this.temperature = temperature;
        String node = network.classes()
                .orElseThrow(() -> new InvalidInputException("teacher", network.id() + " has no classes"))
                .logitsNode();
        this.logits = NetworkSplice.PREFIX + node;
        this.places =
                classes.labels().stream().mapToInt(network.labels()::indexOf).toArray();
        if (Arrays.stream(places).allMatch(place -> place < 0)) {
            throw new InvalidInputException("teacher", network.id() + " has none of the classes' labels");
        }
        graph.importGraphDef(NetworkSplice.upToNode(
                node, network, prepared(network.descriptor().input(), size), SEEN));
        session = Sessions.open(graph, SessionThreads.ALL, Precision.BFLOAT16.config());
    }

    /** Returns the graph that resizes pictures of a training and brings their values into the range of an input. */
    private static GraphDef prepared(InputSpec input, int size) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> pictures =
                    tf.withName(PICTURES).placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, -1, 3)));
            Operand<TFloat32> resized = tf.image.resizeBilinear(
                    pictures, tf.constant(new int[] {size, size}), ResizeBilinear.halfPixelCenters(true));
            Operand<TFloat32> colours = tf.math.sub(resized, tf.constant(Augmentation.OFFSET));
            tf.withName(SEEN)
                    .math
                    .add(tf.math.mul(colours, tf.constant((float) input.scale() / WHITE)), tf.constant((float)
                            input.offset()));
            return graph.toGraphDef();
        }
    }

    /**
     * Returns the probabilities of the classes.
     *
     * @param pictures {@code [batch, side, side, 3]}, as {@link Augmentation} returns them
     * @return {@code [batch, classes]}
     */
    float[] probabilities(TFloat32 pictures) {
        try (Result result =
                session.runner().feed(PICTURES, pictures).fetch(logits).run()) {
            TFloat32 fetched = (TFloat32) result.get(0);
            float[] all = TensorValues.of(fetched);
            int rows = (int) pictures.shape().get(0);
            float[] probabilities = new float[rows * places.length];
            for (int row = 0; row < rows; row++) {
                softmax(all, row * (all.length / rows), probabilities, row * places.length);
            }
            return probabilities;
        }
    }

    private void softmax(float[] logits, int from, float[] probabilities, int to) {
        double most = Double.NEGATIVE_INFINITY;
        for (int place : places) {
            if (place >= 0) {
                most = Math.max(most, logits[from + place]);
            }
        }
        double sum = 0;
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                probabilities[to + i] = (float) Math.exp((logits[from + places[i]] - most) / temperature);
                sum += probabilities[to + i];
            }
        }
        for (int i = 0; i < places.length; i++) {
            probabilities[to + i] /= (float) sum;
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
