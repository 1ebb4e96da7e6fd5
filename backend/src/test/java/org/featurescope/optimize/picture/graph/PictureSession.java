package org.featurescope.optimize.picture.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.featurescope.model.InputSpec;
import org.featurescope.optimize.picture.PictureSettings;
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

/** A picture graph in a session without a network, and the gradient of a fixed smooth function of what is seen. */
final class PictureSession implements Differentiable, AutoCloseable {
    static final InputSpec INPUT = new InputSpec("input", 32, 32, 4, 2, -1);

    final Pictures pictures;
    final PictureGraph nodes;
    final StepFeeds feeds;
    private final Graph graph = new Graph();
    private final Session session;
    private final List<Operand<TFloat32>> gradients;
    private final Output<TFloat32> objective;

    /** Creates a session in which the function depends on the untransformed pictures, too. */
    PictureSession(int batch, int size, PictureSettings settings) {
        this(PictureGraph.of(Pictures.of(batch, size, settings), INPUT, true));
    }

    PictureSession(PictureGraph nodes) {
        this.nodes = nodes;
        this.pictures = nodes.pictures();
        feeds = nodes.feeds();
        graph.importGraphDef(nodes.definition());
        Ops tf = Ops.create(graph);
        Operand<TFloat32> seen = output(PictureGraph.SEEN);
        Operand<TFloat32> ofSeen = weighted(tf, tf.math.square(seen), 1);
        objective = graph.operation(PictureGraph.PICTURE) == null
                ? ofSeen.asOutput()
                : tf.math
                        .add(ofSeen, weighted(tf, output(PictureGraph.PICTURE), 2))
                        .asOutput();
        gradients = nodes.gradients(graph, objective);
        session = Sessions.open(graph);
    }

    /** The sum of the values, each weighted at random. */
    static Operand<TFloat32> weighted(Ops tf, Operand<TFloat32> values, long seed) {
        float[] weights =
                Differentiable.gaussian(new Random(seed), (int) values.shape().size());
        var fixed = tf.constant(values.shape(), DataBuffers.of(weights));
        return tf.sum(tf.math.mul(values, fixed), tf.constant(new int[] {0, 1, 2, 3}));
    }

    @SuppressWarnings("unchecked")
    private Operand<TFloat32> output(String node) {
        return (Output<TFloat32>) graph.outputOrThrow(node + ":0");
    }

    @Override
    public Pictures pictures() {
        return pictures;
    }

    @Override
    public void start(List<float[]> values) {
        start(session, pictures, values);
    }

    static void start(Session session, Pictures pictures, List<float[]> values) {
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

    @Override
    public double objective() {
        return read(objective)[0];
    }

    @Override
    public List<float[]> gradients() {
        List<float[]> found = new ArrayList<>();
        for (Operand<TFloat32> gradient : gradients) {
            found.add(read(gradient.asOutput()));
        }
        return found;
    }

    private float[] read(Output<?> output) {
        try (Result result = feeds.into(session.runner()).fetch(output).run()) {
            return floats((TFloat32) result.get(0));
        }
    }

    static float[] floats(TFloat32 values) {
        float[] read = new float[(int) values.size()];
        values.asRawTensor().data().asFloats().read(read);
        return read;
    }

    byte[] frame() {
        return frame(session);
    }

    /** Returns the pictures of a session without a transformation, in bytes. */
    static byte[] frame(Session session) {
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
