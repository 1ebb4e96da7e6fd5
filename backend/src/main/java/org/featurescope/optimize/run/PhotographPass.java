package org.featurescope.optimize.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.objective.PhotographActivations;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * What layers of a network answer to photographs of the size of the pictures of a run, for objectives that match or
 * amplify it. Each answer is computed once. Not safe for use by several threads at once; it holds no native memory
 * between calls.
 */
public final class PhotographPass implements PhotographActivations {
    private final Network network;
    private final int size;
    private final Photographs photographs;
    private final Map<Answer, float[]> answers = new HashMap<>();

    private record Answer(String photograph, String layer, boolean preRelu) {}

    /** @param size pixels on a side that photographs are resized and cut to */
    public PhotographPass(Network network, int size, Photographs photographs) {
        this.network = network;
        this.size = size;
        this.photographs = photographs;
    }

    @Override
    public float[] of(String photograph, String layer, boolean preRelu) {
        return answers.computeIfAbsent(new Answer(photograph, layer, preRelu), this::run);
    }

    private float[] run(Answer answer) {
        Layer layer = network.layer(answer.layer());
        RgbImage picture = Resampler.resizeAndCrop(photographs.named(answer.photograph()), size, size);
        String node = answer.preRelu() ? GraphSurgery.preReluName(layer.node()) : layer.node();
        return values(picture, node, layer);
    }

    private float[] values(RgbImage picture, String node, Layer layer) {
        try (Graph graph = new Graph()) {
            graph.importGraphDef(
                    GraphSurgery.prune(GraphSurgery.withPreRelu(network.graph(), layer.node()), List.of(node)));
            try (Session session = Sessions.open(graph);
                    TFloat32 input = network.descriptor().input().tensor(List.of(picture));
                    Result result = session.runner()
                            .feed(network.descriptor().input().node(), input)
                            .fetch(node)
                            .run()) {
                TFloat32 tensor = (TFloat32) result.get(0);
                float[] values = new float[Math.toIntExact(tensor.size())];
                tensor.asRawTensor().data().asFloats().read(values);
                return values;
            }
        }
    }

    /** The photograph of that name. */
    RgbImage photograph(String name) {
        return photographs.named(name);
    }

    /**
     * The first layer in depth order, down to the last of {@code read}, that answers a picture with what is no number before
     * its ReLU, which may take it for a zero. A picture of another size is resized first.
     */
    Optional<String> firstNotFinite(RgbImage whole, List<String> read) {
        RgbImage picture = whole.height() == size ? whole : Resampler.resizeAndCrop(whole, size, size);
        int last = read.stream()
                .mapToInt(name -> network.layer(name).depth())
                .max()
                .orElse(-1);
        return network.layers().stream()
                .filter(layer -> layer.depth() <= last)
                .filter(layer -> !allFinite(values(picture, GraphSurgery.preReluName(layer.node()), layer)))
                .map(Layer::name)
                .findFirst();
    }

    private static boolean allFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
