package org.featurescope.optimize;

import java.util.List;
import org.featurescope.model.GraphSurgery;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.tensor.RgbImage;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * One compiled optimization: the pictures' graph, the network up to one layer, the objective, its gradient and Adam, so
 * that a step is one call of one session.
 *
 * <p>Which units are optimized is fed, not built in: a picture's objective is
 * {@code sum over y, x, c of activation[y, x, c] position[y, x] channel[c]}, and the graph serves every unit and every
 * direction of its layer. Not safe for use by several threads at once. It holds native memory until closed.
 *
 * <p>Adam: Kingma and Ba 2015, arXiv:1412.6980.
 */
final class OptimizationGraph implements AutoCloseable {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    /** What a graph was compiled for. */
    record Key(String modelSha256, String layer, int batch, int size) {}

    /** What one step found: the objective, and the length of its gradient, of each picture before the step. */
    record Step(float[] objective, float[] gradientNorm) {}

    private final int batch;
    private final int size;
    private final Graph graph = new Graph();
    private final Session session;
    private final Shape mapShape;
    private final Output<TFloat32> found;
    private final Output<?> gradient;
    private float beta1Power;
    private float beta2Power;

    OptimizationGraph(Network network, Layer layer, int batch, int size, ConfigProto config) {
        this.batch = batch;
        this.size = size;
        String target = GraphSurgery.preReluName(layer.node());
        GraphDef frozen = GraphSurgery.prune(GraphSurgery.withPreRelu(network.graph(), layer.node()), List.of(target));
        String inputNode = network.descriptor().input().node();
        GraphDef pictures =
                PictureGraph.definition(batch, size, network.descriptor().input());
        graph.importGraphDef(NetworkSplice.splice(pictures, frozen, inputNode, PictureGraph.SEEN));

        Ops tf = Ops.create(graph);
        Output<TFloat32> activation = floats(NetworkSplice.nodeName(target));
        this.mapShape = activation.shape();
        Operand<TFloat32> objective = objective(tf.withSubScope("objective"), activation);
        this.gradient = graph.addGradients(objective.asOutput(), new Output<?>[] {
            floats(PictureGraph.COEFFICIENTS_READ)
        })[0];
        this.found = found(tf.withSubScope("found"), objective);
        adam(tf.withSubScope("adam"));
        this.session = new Session(graph, config);
    }

    /** Rows of the layer's map for these pictures. */
    int mapHeight() {
        return mapShape.numDimensions() == 4 ? (int) mapShape.get(1) : 1;
    }

    /** Columns of the layer's map for these pictures. */
    int mapWidth() {
        return mapShape.numDimensions() == 4 ? (int) mapShape.get(2) : 1;
    }

    private int channels() {
        return (int) mapShape.get(mapShape.numDimensions() - 1);
    }

    /** The objective of each picture, {@code [batch]}. */
    private Operand<TFloat32> objective(Ops tf, Output<TFloat32> activation) {
        int positions = mapHeight() * mapWidth();
        var channel = tf.withName("channel").placeholder(
                TFloat32.class, Placeholder.shape(Shape.of(batch, channels(), 1)));
        var position = tf.withName("position").placeholder(TFloat32.class, Placeholder.shape(Shape.of(positions, 1)));
        var maps = tf.reshape(activation, tf.constant(new int[] {batch, positions, channels()}));
        var along = tf.linalg.einsum(List.<Operand<TFloat32>>of(maps, channel), "bpc,bco->bp");
        return tf.reshape(tf.linalg.matMul(along, position), tf.constant(new int[] {batch}));
    }

    /** What is fetched at every step: {@code [2, batch]}, the objective and the squared length of its gradient. */
    private Output<TFloat32> found(Ops tf, Operand<TFloat32> objective) {
        Operand<TFloat32> byPicture = tf.reshape(gradientOperand(), tf.constant(new int[] {size * size, batch, 3}));
        Operand<TFloat32> squares = tf.sum(tf.math.square(byPicture), tf.constant(new int[] {0, 2}));
        return tf.stack(List.of(objective, squares)).asOutput();
    }

    private void adam(Ops tf) {
        Shape shape = Shape.of(size, size, batch * 3L);
        var mean = tf.withName("mean").varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName("adam/mean"));
        var variance = tf.withName("variance").varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName("adam/variance"));
        var zeros = tf.zeros(tf.constant(new int[] {size, size, batch * 3}), TFloat32.class);
        tf.withName("reset_mean").assignVariableOp(mean, zeros);
        tf.withName("reset_variance").assignVariableOp(variance, zeros);
        tf.withName("step").train.resourceApplyAdam(
                resource(PictureGraph.COEFFICIENTS),
                mean,
                variance,
                scalar(tf, "beta1_power"),
                scalar(tf, "beta2_power"),
                scalar(tf, "rate"),
                tf.constant(BETA1),
                tf.constant(BETA2),
                tf.constant(EPSILON),
                tf.math.neg(gradientOperand()));
    }

    private static Operand<TFloat32> scalar(Ops tf, String name) {
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }

    /**
     * Begins anew.
     *
     * @param start coefficients {@code [size, size, batch * 3]}
     */
    void start(float[] start) {
        try (TFloat32 fed = TFloat32.tensorOf(Shape.of(size, size, batch * 3L), DataBuffers.of(start));
                Result done = session.runner()
                        .feed(PictureGraph.START, fed)
                        .addTarget(PictureGraph.ASSIGN_START)
                        .addTarget("adam/reset_mean")
                        .addTarget("adam/reset_variance")
                        .run()) {
            beta1Power = BETA1;
            beta2Power = BETA2;
        }
    }

    /** Makes one step of Adam uphill. */
    Step step(ObjectiveWeights weights, BilinearSampling sampling, float rate) {
        try (TFloat32 fedRate = TFloat32.scalarOf(rate);
                TFloat32 fedBeta1 = TFloat32.scalarOf(beta1Power);
                TFloat32 fedBeta2 = TFloat32.scalarOf(beta2Power);
                Fed fed = new Fed(weights, sampling);
                Result result = fed.into(session.runner())
                        .feed("adam/rate", fedRate)
                        .feed("adam/beta1_power", fedBeta1)
                        .feed("adam/beta2_power", fedBeta2)
                        .addTarget("adam/step")
                        .fetch(found)
                        .run()) {
            beta1Power *= BETA1;
            beta2Power *= BETA2;
            return stepOf((TFloat32) result.get(0));
        }
    }

    private Step stepOf(TFloat32 values) {
        float[] objective = new float[batch];
        float[] norm = new float[batch];
        for (int picture = 0; picture < batch; picture++) {
            objective[picture] = values.getFloat(0, picture);
            norm[picture] = (float) Math.sqrt(values.getFloat(1, picture));
        }
        return new Step(objective, norm);
    }

    /** The gradient of the sum of the objectives with respect to the coefficients, {@code [size, size, batch * 3]}. */
    float[] gradient(ObjectiveWeights weights, BilinearSampling sampling) {
        try (Fed fed = new Fed(weights, sampling);
                Result result = fed.into(session.runner()).fetch(gradient).run()) {
            float[] values = new float[size * size * batch * 3];
            ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
            return values;
        }
    }

    /** The pictures as they are now, without any transformation. */
    List<RgbImage> pictures() {
        try (Result result = session.runner().fetch(PictureGraph.FRAME).run()) {
            var bytes = ((TUint8) result.get(0)).asRawTensor().data();
            int length = size * size * 3;
            return java.util.stream.IntStream.range(0, batch)
                    .mapToObj(picture -> {
                        byte[] pixels = new byte[length];
                        bytes.offset((long) picture * length).read(pixels);
                        return new RgbImage(size, size, pixels);
                    })
                    .toList();
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }

    @SuppressWarnings("unchecked")
    private Output<TFloat32> floats(String node) {
        return (Output<TFloat32>) graph.outputOrThrow(node + ":0");
    }

    private Output<? extends org.tensorflow.types.family.TType> resource(String node) {
        return floats(node);
    }

    @SuppressWarnings("unchecked")
    private Operand<TFloat32> gradientOperand() {
        return (Operand<TFloat32>) gradient;
    }

    /** The tensors of one call, closed with it. */
    private final class Fed implements AutoCloseable {
        private final TFloat32 channel;
        private final TFloat32 position;
        private final TInt32 neighbours;
        private final TFloat32 corners;

        Fed(ObjectiveWeights weights, BilinearSampling sampling) {
            long pixels = (long) size * size;
            channel = TFloat32.tensorOf(Shape.of(batch, channels(), 1), DataBuffers.of(weights.channel()));
            position = TFloat32.tensorOf(
                    Shape.of((long) mapHeight() * mapWidth(), 1), DataBuffers.of(weights.position()));
            neighbours = TInt32.tensorOf(Shape.of(4 * pixels), DataBuffers.of(sampling.neighbours()));
            corners = TFloat32.tensorOf(Shape.of(4, pixels, 1), DataBuffers.of(sampling.weights()));
        }

        Session.Runner into(Session.Runner runner) {
            return runner.feed("objective/channel", channel)
                    .feed("objective/position", position)
                    .feed(PictureGraph.NEIGHBOURS, neighbours)
                    .feed(PictureGraph.WEIGHTS, corners);
        }

        @Override
        public void close() {
            channel.close();
            position.close();
            neighbours.close();
            corners.close();
        }
    }
}
