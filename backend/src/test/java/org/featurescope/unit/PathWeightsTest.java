package org.featurescope.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.activation.PreparedSamples;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.tensor.TensorValues;
import org.featurescope.unit.PathWeights.LayerWeights;
import org.featurescope.unit.PathWeights.RaisedClasses;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

final class PathWeightsTest {
    private static final Catalogue CATALOGUE = Catalogue.load(Optional.empty());
    private static final Network NETWORK = CATALOGUE.network("mini-inception");

    private static PathWeights weights;

    @BeforeAll
    static void measure() {
        try (PhotographSet set = PhotographSet.samples()) {
            weights = PathWeights.measure(NETWORK, set, IndexListener.NONE).orElseThrow();
        }
    }

    private static LayerWeights layer(String name) {
        return weights.layers().stream()
                .filter(layer -> layer.layer().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allLayersBeforeTheLogitsHaveWeights() {
        assertThat(weights.layers())
                .extracting(LayerWeights::layer)
                .isEqualTo(NETWORK.layers().stream()
                        .map(Layer::name)
                        .filter(name -> !name.startsWith("softmax"))
                        .toList());
    }

    /** Between the last convolutional layer and the logits are only the mean over the map and a linear layer. */
    @Test
    void aPathOfMeansAndALinearLayerHasTheSameWeightForAllPhotographs() {
        assertThat(layer("avgpool").isExact()).isTrue();
        assertThat(layer("mixed5b").isExact()).isTrue();
        assertThat(layer("mixed5a").isExact()).isFalse();
        for (int channel = 0; channel < layer("mixed5b").channels(); channel += 31) {
            assertThat(layer("mixed5b").weight(channel, 7))
                    .isCloseTo(layer("avgpool").weight(channel, 7), within(1e-5f));
        }
    }

    @Test
    void aWeightIsTheRiseOfTheLogitIfTheWholeMapRises() {
        try (Graph graph = new Graph();
                Session session = open(graph)) {
            for (String layer : List.of("avgpool", "mixed5b", "mixed5a")) {
                LayerWeights of = layer(layer);
                for (int channel = 1; channel < of.channels(); channel += of.channels() / 3) {
                    float[] rise = rise(session, NETWORK.layer(layer), channel);
                    for (int label = 0; label < rise.length; label++) {
                        assertThat(of.weight(channel, label))
                                .as("%s:%d %d", layer, channel, label)
                                .isCloseTo(rise[label], within(0.02f * max(rise)));
                    }
                }
            }
        }
    }

    private static Session open(Graph graph) {
        graph.importGraphDef(NETWORK.graph());
        return new Session(graph);
    }

    private static float max(float[] values) {
        float max = 0;
        for (float value : values) {
            max = Math.max(max, Math.abs(value));
        }
        return max;
    }

    /** Returns the rise of each logit, the mean over the photographs, by the difference of two runs. */
    private static float[] rise(Session session, Layer layer, int channel) {
        float step = 1e-3f;
        float[] rise = new float[NETWORK.labels().size()];
        List<RgbImage> photographs = photographs();
        for (RgbImage photograph : photographs) {
            try (TFloat32 input = NETWORK.descriptor().input().tensor(List.of(photograph));
                    Result before = session.runner()
                            .feed(NETWORK.descriptor().input().node(), input)
                            .fetch(layer.node())
                            .run()) {
                TFloat32 map = (TFloat32) before.get(0);
                float[] values = TensorValues.of(map);
                for (int at = channel; at < values.length; at += layer.channels()) {
                    values[at] += step;
                }
                float[] risen = logits(session, layer, map.shape(), values);
                for (int at = channel; at < values.length; at += layer.channels()) {
                    values[at] -= 2 * step;
                }
                float[] fallen = logits(session, layer, map.shape(), values);
                for (int label = 0; label < rise.length; label++) {
                    rise[label] += (risen[label] - fallen[label]) / (2 * step) / photographs.size();
                }
            }
        }
        return rise;
    }

    private static float[] logits(Session session, Layer layer, Shape shape, float[] values) {
        try (TFloat32 map = TFloat32.tensorOf(shape, DataBuffers.of(values));
                Result result = session.runner()
                        .feed(layer.node(), map)
                        .fetch("softmax_pre_activation")
                        .run()) {
            return TensorValues.of((TFloat32) result.get(0));
        }
    }

    private static List<RgbImage> photographs() {
        try (PhotographSet set = PhotographSet.samples()) {
            assertThat(set.names()).hasSizeLessThanOrEqualTo(16);
            List<RgbImage> photographs = new ArrayList<>();
            for (String name : set.names()) {
                photographs.add(PreparedSamples.prepared(
                        set.bytes(name), NETWORK.descriptor().input()));
            }
            return photographs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aUnitRaisesTheLogitsOfTheClassesWithTheLargestWeights() {
        LayerWeights layer = layer("mixed5b");
        int channel = 12;
        RaisedClasses raised =
                weights.of(NETWORK, new Unit("mixed5b", channel), 3).orElseThrow();
        List<String> expected = IntStream.range(0, weights.classes())
                .boxed()
                .sorted(Comparator.comparing(label -> -layer.weight(channel, label)))
                .limit(3)
                .map(NETWORK.labels()::get)
                .toList();
        assertThat(raised.most()).extracting(PathWeights.ToClass::label).isEqualTo(expected);
        assertThat(raised.isExact()).isTrue();
        assertThat(weights.of(NETWORK, new Unit("softmax", 1), 3)).isEmpty();
    }

    @Test
    void aFileHoldsAllOfThem() throws IOException {
        byte[] bytes = PathWeightsFile.bytes(weights);
        PathWeights read = PathWeightsFile.read(new ByteArrayInputStream(bytes));
        for (String layer : List.of("conv2d0", "mixed5b")) {
            Unit unit = new Unit(layer, 3);
            assertThat(read.of(NETWORK, unit, 5)).isEqualTo(weights.of(NETWORK, unit, 5));
        }
        for (int length : List.of(0, 5, bytes.length / 2, bytes.length - 12)) {
            assertThatThrownBy(() -> PathWeightsFile.read(new ByteArrayInputStream(Arrays.copyOf(bytes, length))))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aNetworkWithoutClassesHasNone() {
        try (PhotographSet set = PhotographSet.samples()) {
            assertThat(PathWeights.measure(CATALOGUE.network("inception-v3"), set, IndexListener.NONE))
                    .isEmpty();
        }
    }
}
