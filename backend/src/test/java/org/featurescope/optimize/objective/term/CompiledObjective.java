package org.featurescope.optimize.objective.term;

import java.util.List;
import java.util.Map;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** An objective compiled behind a {@link TinyNetwork}, with its gradient. */
final class CompiledObjective implements AutoCloseable {
    static final float LEAK = 0.1f;

    private final TinyNetwork network;
    private final int batch;
    private final Graph graph = new Graph();
    private final Session session;
    private final Output<TFloat32> objective;
    private final Output<?> gradient;

    CompiledObjective(BatchObjective compiled, TinyNetwork network, int batch) {
        this.network = network;
        this.batch = batch;
        Ops tf = Ops.create(graph);
        Operand<TFloat32> picture = tf.withName("picture")
                .placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch, TinyNetwork.SIZE, TinyNetwork.SIZE, 3)));
        Operand<TFloat32> leak = tf.withName("leak").placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch)));
        TinyNetwork.Nodes nodes = network.build(tf, picture);
        this.objective =
                compiled.build(new Inputs(tf, batch, nodes, picture, leak)).asOutput();
        this.gradient = graph.addGradients(objective, new Output<?>[] {picture.asOutput()})[0];
        this.session = Sessions.open(graph);
    }

    private record Inputs(Ops tf, int batch, TinyNetwork.Nodes nodes, Operand<TFloat32> picture, Operand<TFloat32> leak)
            implements ObjectiveInputs {
        @Override
        public Output<TFloat32> preRelu(String layer) {
            return named(nodes.preRelu(), layer);
        }

        @Override
        public Output<TFloat32> activation(String layer) {
            return named(nodes.activation(), layer);
        }

        private static Output<TFloat32> named(Map<String, Operand<TFloat32>> nodes, String layer) {
            Operand<TFloat32> node = nodes.get(layer);
            if (node == null) {
                throw new IllegalArgumentException(layer);
            }
            return node.asOutput();
        }
    }

    /** Returns the static shape of the objective. */
    Shape shape() {
        return objective.shape();
    }

    /** Returns the value of each picture {@code [6, 6, 3]}. */
    float[] values(BatchObjective fed, List<double[]> pictures) {
        return fetch(objective, fed, pictures, batch);
    }

    /** Returns the gradient of the sum of the values, {@code [batch, 6, 6, 3]}. */
    float[] gradient(BatchObjective fed, List<double[]> pictures) {
        return fetch(gradient, fed, pictures, batch * TinyNetwork.SIZE * TinyNetwork.SIZE * 3);
    }

    private float[] fetch(Output<?> output, BatchObjective fed, List<double[]> pictures, int length) {
        float[] all = new float[batch * TinyNetwork.SIZE * TinyNetwork.SIZE * 3];
        for (int i = 0; i < batch; i++) {
            float[] picture = TinyNetwork.floats(pictures.get(i));
            System.arraycopy(picture, 0, all, i * picture.length, picture.length);
        }
        try (TFloat32 picture =
                        TFloat32.tensorOf(Shape.of(batch, TinyNetwork.SIZE, TinyNetwork.SIZE, 3), DataBuffers.of(all));
                TFloat32 leak = TFloat32.tensorOf(
                        Shape.of(batch), data -> data.scalars().forEach(slope -> slope.setFloat(LEAK)));
                ObjectiveFeeds feeds = fed.feeds(network, network.photographs());
                Result result = feeds.into(session.runner())
                        .feed("picture", picture)
                        .feed("leak", leak)
                        .fetch(output)
                        .run()) {
            float[] values = new float[length];
            ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
            return values;
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
