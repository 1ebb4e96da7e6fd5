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

/** The layers of a spliced network that an objective reads, with their shapes for the size of the pictures. */
public final class ReadLayers implements ObjectiveShapes {
    private final Map<String, Nodes> byLayer = new HashMap<>();

    private record Nodes(String preRelu, String activation, int height, int width, int channels) {}

    ReadLayers(Graph graph, Network network, List<String> layers) {
        for (String layer : layers) {
            String preRelu = NetworkSplice.preReluName(network.layer(layer));
            Shape shape = output(graph, preRelu).shape();
            boolean map = shape.numDimensions() == 4;
            byLayer.put(
                    layer,
                    new Nodes(
                            preRelu,
                            NetworkSplice.name(network.layer(layer)),
                            map ? (int) shape.get(1) : 1,
                            map ? (int) shape.get(2) : 1,
                            (int) shape.get(shape.numDimensions() - 1)));
        }
    }

    /** Returns the first output of a node. */
    @SuppressWarnings("unchecked") // the networks that are loaded compute in float32
    static Output<TFloat32> output(Graph graph, String node) {
        return (Output<TFloat32>) graph.outputOrThrow(node + ":0");
    }

    /** Returns the layer's values before its ReLU. */
    Output<TFloat32> preRelu(Graph graph, String layer) {
        return output(graph, of(layer).preRelu);
    }

    /** Returns the layer's values. */
    Output<TFloat32> activation(Graph graph, String layer) {
        return output(graph, of(layer).activation);
    }

    private Nodes of(String layer) {
        Nodes found = byLayer.get(layer);
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
