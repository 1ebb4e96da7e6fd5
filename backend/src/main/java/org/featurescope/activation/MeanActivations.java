package org.featurescope.activation;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Computes the mean of every channel of some layers over their maps, for batches of pictures. The means are computed in
 * the graph, so that little data leaves it. Not thread-safe.
 */
public final class MeanActivations implements AutoCloseable {
    private final Network network;
    private final List<Operand<TFloat32>> means = new ArrayList<>();
    private final Graph graph = new Graph();
    private final Session session;

    /** Opens a network. It must be closed. */
    public MeanActivations(Network network, List<Layer> layers) {
        this.network = network;
        try {
            graph.importGraphDef(GraphSurgery.prune(
                    network.graph(), layers.stream().map(Layer::node).distinct().toList()));
            Ops tf = Ops.create(graph);
            for (Layer layer : layers) {
                Operation node = graph.operationOrThrow(layer.node());
                Operand<TFloat32> output = node.<TFloat32>output(0);
                means.add(
                        output.shape().numDimensions() == 2
                                ? output
                                : tf.math.mean(output, tf.constant(new int[] {1, 2})));
            }
            session = Sessions.open(graph);
        } catch (RuntimeException e) {
            graph.close();
            throw new ActivationException("%s cannot be opened: %s".formatted(network.id(), e.getMessage()), e);
        }
    }

    /**
     * Computes the means for pictures of one size.
     *
     * @return {@code [pictures, channels]} for each layer, row-major
     */
    public List<float[]> of(List<RgbImage> pictures) {
        try (TFloat32 input = network.descriptor().input().tensor(pictures)) {
            Session.Runner runner =
                    session.runner().feed(network.descriptor().input().node(), input);
            means.forEach(runner::fetch);
            try (Result result = runner.run()) {
                List<float[]> values = new ArrayList<>();
                for (int i = 0; i < means.size(); i++) {
                    TFloat32 tensor = (TFloat32) result.get(i);
                    float[] layer = new float[(int) tensor.size()];
                    tensor.asRawTensor().data().asFloats().read(layer);
                    values.add(layer);
                }
                return values;
            }
        } catch (TensorFlowException e) {
            throw new ActivationException("%s cannot be run: %s".formatted(network.id(), e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
