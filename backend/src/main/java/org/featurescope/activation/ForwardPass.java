package org.featurescope.activation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.tensor.ChannelSummary;
import org.featurescope.tensor.TensorValues;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;

/**
 * The tensors of layers after a run, in native memory until it is closed. Several threads may read them; it must be
 * closed after the last of them.
 */
final class ForwardPass implements AutoCloseable {
    private final Network network;
    private final List<String> outputs;
    private final Result result;
    /** The least depth of a summarized layer with an activation that is not finite. */
    private final AtomicInteger firstNotFinite = new AtomicInteger(Integer.MAX_VALUE);

    /**
     * Takes over the result of a run.
     *
     * @param outputs the nodes that were fetched, among them those of the layers and classes that will be asked for
     * @param result their tensors, in that order
     */
    ForwardPass(Network network, List<String> outputs, Result result) {
        this.network = network;
        this.outputs = outputs;
        this.result = result;
    }

    /**
     * Summarizes a layer. Its rows are copied one by one into a small array.
     *
     * @param mostSide the most rows and columns of its maps
     */
    LayerActivation layer(Layer layer, int mostSide) {
        TFloat32 tensor = tensor(layer.node());
        Shape shape = tensor.shape();
        boolean flat = shape.numDimensions() == 2;
        int height = flat ? 1 : (int) shape.get(1);
        int width = flat ? 1 : (int) shape.get(2);
        int channels = (int) shape.get(shape.numDimensions() - 1);
        FloatDataBuffer data = tensor.asRawTensor().data().asFloats();
        ChannelSummary summary = ChannelSummary.of(
                (y, row) -> data.offset((long) y * row.length).read(row, 0, row.length),
                height,
                width,
                channels,
                mostSide);
        LayerActivation activation = LayerActivation.of(network, layer, summary);
        if (activation.notFinite().length > 0) {
            firstNotFinite.accumulateAndGet(layer.depth(), Math::min);
        }
        return activation;
    }

    /**
     * Returns the whole activation of a layer.
     *
     * @throws ActivationException if it has an activation that is not finite
     */
    ActivationMap map(Layer layer) {
        TFloat32 tensor = tensor(layer.node());
        Shape shape = tensor.shape();
        boolean flat = shape.numDimensions() == 2;
        float[] values = TensorValues.of(tensor);
        if (!isFinite(values)) {
            throw ActivationException.notFinite(network, layer.name());
        }
        return new ActivationMap(
                flat ? 1 : (int) shape.get(1),
                flat ? 1 : (int) shape.get(2),
                (int) shape.get(shape.numDimensions() - 1),
                values);
    }

    /**
     * Returns the most probable classes, if the network has classes. If they are not finite, it names the first of the
     * layers summarized before that is not finite either.
     */
    Optional<TopClasses> classes() {
        return network.classes().map(classes -> {
            float[] probabilities = TensorValues.of(tensor(classes.probabilitiesNode()));
            return isFinite(probabilities)
                    ? TopClasses.of(probabilities, network.labels())
                    : TopClasses.notFinite(network.layers().stream()
                            .filter(layer -> layer.depth() == firstNotFinite.get())
                            .map(Layer::name)
                            .findFirst());
        });
    }

    private static boolean isFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private TFloat32 tensor(String node) {
        return (TFloat32) result.get(outputs.indexOf(node));
    }

    @Override
    public void close() {
        result.close();
    }
}
