package org.featurescope.optimize.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.featurescope.model.InputSpec;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** A picture graph by itself in a session, and the gradient of a fixed smooth function of what is seen. */
final class PictureSession implements AutoCloseable {
    static final InputSpec INPUT = new InputSpec("input", 32, 32, 4, 2, -1);

    final PictureGraph pictures;
    final StepFeeds feeds;
    private final Graph graph = new Graph();
    private final Session session;
    private final List<Operand<TFloat32>> gradients;
    private final Output<TFloat32> objective;

    /** With the untransformed pictures, of which the function depends too. */
    PictureSession(int batch, int size, PictureSettings settings) {
        this(PictureGraph.of(batch, size, settings, INPUT, true));
    }

    PictureSession(PictureGraph pictures) {
        this.pictures = pictures;
        feeds = pictures.feeds();
        graph.importGraphDef(pictures.definition());
        Ops tf = Ops.create(graph);
        Operand<TFloat32> seen = output(PictureGraph.SEEN);
        Operand<TFloat32> ofSeen = weighted(tf, tf.math.square(seen), 1);
        objective = graph.operation(PictureGraph.PICTURE) == null
                ? ofSeen.asOutput()
                : tf.math.add(ofSeen, weighted(tf, output(PictureGraph.PICTURE), 2)).asOutput();
        gradients = pictures.gradients(graph, objective);
        session = Sessions.open(graph);
    }

    private static Operand<TFloat32> weighted(Ops tf, Operand<TFloat32> values, long seed) {
        float[] weights = gaussian(new Random(seed), (int) values.shape().size());
        var fixed = tf.constant(values.shape(), DataBuffers.of(weights));
        return tf.sum(tf.math.mul(values, fixed), tf.constant(new int[] {0, 1, 2, 3}));
    }

    @SuppressWarnings("unchecked")
    private Operand<TFloat32> output(String node) {
        return (Output<TFloat32>) graph.outputOrThrow(node + ":0");
    }

    static float[] gaussian(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Random values of about the given deviation for all variables. */
    List<float[]> random(long seed, double deviation) {
        Random random = new Random(seed);
        return pictures.variables().stream()
                .map(variable -> scaled(gaussian(random, variable.size()), deviation))
                .toList();
    }

    static float[] scaled(float[] values, double factor) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) (factor * values[i]);
        }
        return scaled;
    }

    void start(List<float[]> values) {
        for (int index = 0; index < values.size(); index++) {
            Variable variable = pictures.variables().get(index);
            try (TFloat32 fed = TFloat32.tensorOf(Shape.of(variable.shape()), DataBuffers.of(values.get(index)))) {
                session.runner()
                        .feed(variable.start(), fed)
                        .addTarget(variable.assignStart())
                        .run()
                        .close();
            }
        }
    }

    float[] seen() {
        return fetch(PictureGraph.SEEN);
    }

    float[] untransformed() {
        return fetch(PictureGraph.PICTURE);
    }

    float[] fetch(String node) {
        return read(output(node).asOutput());
    }

    double objective() {
        return read(objective)[0];
    }

    List<float[]> gradients() {
        List<float[]> found = new ArrayList<>();
        for (Operand<TFloat32> gradient : gradients) {
            found.add(read(gradient.asOutput()));
        }
        return found;
    }

    private float[] read(Output<?> output) {
        try (Result result = feeds.into(session.runner()).fetch(output).run()) {
            TFloat32 values = (TFloat32) result.get(0);
            float[] read = new float[(int) values.size()];
            values.asRawTensor().data().asFloats().read(read);
            return read;
        }
    }

    /** Compares the gradients with finite differences, along the gradient and a random direction together. */
    void assertGradient(long seed) {
        List<float[]> at = random(seed, 0.3);
        start(at);
        List<float[]> found = gradients();
        List<float[]> random = random(seed + 1, 1);
        for (int index = 0; index < at.size(); index++) {
            double length = Math.sqrt(dot(found.get(index), found.get(index)));
            double randomLength = Math.sqrt(dot(random.get(index), random.get(index)));
            float[] direction = scaled(random.get(index), 1 / randomLength);
            for (int i = 0; i < direction.length; i++) {
                direction[i] += (float) (found.get(index)[i] / length);
            }
            double expected = dot(found.get(index), direction);
            double step = 0.02;
            double difference =
                    (objectiveAt(at, index, direction, step) - objectiveAt(at, index, direction, -step)) / (2 * step);
            assertThat(difference).as("variable %d", index).isCloseTo(expected, within(0.01 * Math.abs(expected)));
        }
    }

    private double objectiveAt(List<float[]> at, int index, float[] direction, double step) {
        float[] moved = at.get(index).clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (step * direction[i]);
        }
        List<float[]> values = new ArrayList<>(at);
        values.set(index, moved);
        start(values);
        return objective();
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    byte[] frame() {
        try (Result result = session.runner().fetch(PictureGraph.FRAME).run()) {
            TUint8 values = (TUint8) result.get(0);
            byte[] read = new byte[(int) values.size()];
            values.asRawTensor().data().read(read);
            return read;
        }
    }

    @Override
    public void close() {
        session.close();
        feeds.close();
        graph.close();
    }
}
