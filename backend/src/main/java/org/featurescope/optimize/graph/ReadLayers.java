package org.featurescope.optimize.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.ObjectiveShapes;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** The layers of a spliced network that an objective reads, and their shapes at the size of its pictures. */
public final class ReadLayers implements ObjectiveShapes {
    private final Map<String, Names> names = new HashMap<>();

    private record Names(String before, String after, int height, int width, int channels) {}

    ReadLayers(Graph graph, Network network, List<String> layers) {
        for (String layer : layers) {
            String before = NetworkSplice.preReluName(network.layer(layer));
            Shape shape = output(graph, before).shape();
            boolean map = shape.numDimensions() == 4;
            names.put(
                    layer,
                    new Names(
                            before,
                            NetworkSplice.name(network.layer(layer)),
                            map ? (int) shape.get(1) : 1,
                            map ? (int) shape.get(2) : 1,
                            (int) shape.get(shape.numDimensions() - 1)));
        }
    }

    @SuppressWarnings("unchecked") // the networks that are loaded compute in float32
    static Output<TFloat32> output(Graph graph, String node) {
        return (Output<TFloat32>) graph.outputOrThrow(node + ":0");
    }

    /** The layer's values before its ReLU. */
    Output<TFloat32> preRelu(Graph graph, String layer) {
        return output(graph, of(layer).before);
    }

    /** The layer's values. */
    Output<TFloat32> activation(Graph graph, String layer) {
        return output(graph, of(layer).after);
    }

    private Names of(String layer) {
        Names found = names.get(layer);
        if (found == null) {
            throw new IllegalStateException("layer %s was not spliced in".formatted(layer));
        }
        return found;
    }

    @Override
    public int height(String layer) {
        return of(layer).height;
    }

    @Override
    public int width(String layer) {
        return of(layer).width;
    }

    @Override
    public int channels(String layer) {
        return of(layer).channels;
    }
}
