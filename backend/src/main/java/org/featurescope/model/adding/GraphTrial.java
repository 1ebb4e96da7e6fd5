package org.featurescope.model.adding;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.tensor.Sessions;
import org.featurescope.validate.InvalidInputException;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/** Runs a network once forward and once backward for each of its layers, on two random pictures of its size. */
final class GraphTrial {
    private GraphTrial() {}

    /**
     * Tries a network.
     *
     * @throws InvalidInputException if a layer cannot be computed or differentiated, or gives values that are not finite; it
     *     names the layer
     */
    static void run(Network network) {
        try (Graph graph = new Graph()) {
            GraphDef def = network.graph();
            graph.importGraphDef(def);
            Output<?> input =
                    graph.operationOrThrow(network.descriptor().input().node()).output(0);
            List<Output<?>> fetched = new ArrayList<>();
            for (Layer layer : network.layers()) {
                Output<?> output = graph.operationOrThrow(layer.node()).output(0);
                fetched.add(output);
                fetched.add(gradient(graph, layer, output, input));
            }
            run(network, graph, fetched);
        }
    }

    private static Output<?> gradient(Graph graph, Layer layer, Output<?> output, Output<?> input) {
        try {
            return graph.addGradients(output, new Output<?>[] {input})[0];
        } catch (TensorFlowException | IllegalStateException | IllegalArgumentException e) {
            throw problem(layer, "cannot be differentiated", e);
        }
    }

    private static void run(Network network, Graph graph, List<Output<?>> fetched) {
        try (Session session = Sessions.open(graph);
                TFloat32 pictures = pictures(network.descriptor().input())) {
            for (int i = 0; i < fetched.size(); i++) {
                Layer layer = network.layers().get(i / 2);
                Session.Runner runner = session.runner()
                        .feed(network.descriptor().input().node(), pictures)
                        .fetch(fetched.get(i));
                try (Result result = runner.run()) {
                    check(layer, (TFloat32) result.get(0), i % 2 == 0 ? "its values" : "its gradient");
                } catch (TensorFlowException e) {
                    throw problem(layer, i % 2 == 0 ? "cannot be computed" : "cannot be differentiated", e);
                }
            }
        }
    }

    private static void check(Layer layer, TFloat32 values, String what) {
        float[] all = new float[Math.toIntExact(values.size())];
        values.asRawTensor().data().asFloats().read(all);
        if (IntStream.range(0, all.length).anyMatch(i -> !Float.isFinite(all[i]))) {
            throw new InvalidInputException(
                    "path",
                    "layer %s: %s are not all finite numbers on a random picture".formatted(layer.name(), what));
        }
    }

    private static TFloat32 pictures(InputSpec input) {
        Random random = new Random(1);
        float[] values = new float[2 * input.height() * input.width() * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (input.scale() * random.nextDouble() + input.offset());
        }
        return TFloat32.tensorOf(Shape.of(2, input.height(), input.width(), 3), DataBuffers.of(values));
    }

    private static InvalidInputException problem(Layer layer, String what, Exception e) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new InvalidInputException(
                "path", "layer %s (node \"%s\") %s: %s".formatted(layer.name(), layer.node(), what, reason), e);
    }
}
