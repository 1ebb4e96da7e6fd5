package org.featurescope.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.ActivationIndexes;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.FaultNetworks;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Stages;
import org.featurescope.tensor.Sessions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** Two networks of one graph file, in which the layer {@code late} is another node, used in one process. */
class TwoDescriptorsTest {
    private static final Map<String, Network> NETWORKS = new TreeMap<>(Map.of(
            "a", FaultNetworks.load("t2-map-a"),
            "b", FaultNetworks.load("t2-map-b")));
    private static final String LATE = "late";
    private static final String SAMPLE = "chelsea";

    @ParameterizedTest
    @ValueSource(strings = {"ab", "ba"})
    void eachRunGivesItsOwnLayer(String order) {
        try (Activations activations = new Activations()) {
            for (Network network : inOrder(order)) {
                Recording heard = new Recording();
                activations.runSample(network, SAMPLE, heard);
                Layer late = network.layer(LATE);
                float[] expected = means(network, late);
                for (int channel = 0; channel < late.channels(); channel++) {
                    assertThat(heard.layers.get(late.depth()).mean()[channel])
                            .as("%s of %s", late.node(), network.id())
                            .isCloseTo(expected[channel], within(1e-4f + Math.abs(expected[channel]) * 1e-3f));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "ba"})
    void eachOpensItsOwnLayer(String order) {
        RgbImage photograph = ImageDecoder.decode(new SamplePhotographs().bytes(SAMPLE));
        for (Network network : inOrder(order)) {
            Layer late = network.layer(LATE);
            float[] expected = means(network, late);
            try (OpenLayer open = new OpenLayer(network, late)) {
                ActivationMap map = open.of(photograph);
                for (int channel = 0; channel < late.channels(); channel++) {
                    assertThat(map.mean(channel))
                            .as("%s of %s", late.node(), network.id())
                            .isCloseTo(expected[channel], within(1e-4 + Math.abs(expected[channel]) * 1e-3));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "ba"})
    void eachHasItsOwnIndex(String order, @TempDir Path folder) {
        ActivationIndexes indexes = new ActivationIndexes(folder);
        for (Network network : inOrder(order)) {
            Layer late = network.layer(LATE);
            float[] expected = means(network, late);
            try (PhotographSet samples = PhotographSet.samples()) {
                ActivationIndex index =
                        indexes.of(samples, network, List.of(Stages.layer(network, LATE)), IndexListener.NONE);
                int photograph = index.names().indexOf(SAMPLE);
                for (int channel = 0; channel < late.channels(); channel++) {
                    assertThat(index.means(LATE, channel)[photograph])
                            .as("%s of %s", late.node(), network.id())
                            .isCloseTo(expected[channel], within(1e-4f + Math.abs(expected[channel]) * 1e-3f));
                }
            }
        }
    }

    private static List<Network> inOrder(String order) {
        return order.chars().mapToObj(Character::toString).map(NETWORKS::get).toList();
    }

    /** Returns the mean of each channel over the map, computed in a separate session. */
    private static float[] means(Network network, Layer layer) {
        RgbImage picture = Resampler.resizeAndCrop(ImageDecoder.decode(new SamplePhotographs().bytes(SAMPLE)), 32, 32);
        try (Graph graph = new Graph();
                TFloat32 input = network.descriptor().input().tensor(List.of(picture))) {
            graph.importGraphDef(network.graph());
            try (Session session = Sessions.open(graph);
                    Result result = session.runner()
                            .feed("input", input)
                            .fetch(layer.node())
                            .run()) {
                float[] values = new float[(int) result.get(0).size()];
                result.get(0).asRawTensor().data().asFloats().read(values);
                float[] means = new float[layer.channels()];
                for (int i = 0; i < values.length; i++) {
                    means[i % means.length] += values[i] * means.length / values.length;
                }
                return means;
            }
        }
    }
}
