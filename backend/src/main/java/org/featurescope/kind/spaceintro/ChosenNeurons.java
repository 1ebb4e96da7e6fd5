package org.featurescope.kind.spaceintro;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** The neurons that the page {@code /space} shows as axes. */
final class ChosenNeurons {
    /** Neurons of which readers can say what they respond to, by network and layer. */
    private static final Map<String, String> CHOSEN =
            Map.of("mini-inception-robust/mixed5b", "mixed5b:539,mixed5b:125,mixed5b:111");

    private ChosenNeurons() {}

    /** Returns three neurons of a layer as the text of a parameter; empty if it has fewer. */
    static String of(Network network, Layer layer) {
        if (layer.channels() < SpaceIntroSpec.AXES) {
            return "";
        }
        String spread = IntStream.range(0, SpaceIntroSpec.AXES)
                .mapToObj(i -> layer.name() + ":" + i * layer.channels() / SpaceIntroSpec.AXES)
                .collect(Collectors.joining(","));
        return CHOSEN.getOrDefault(network.id() + "/" + layer.name(), spread);
    }
}
