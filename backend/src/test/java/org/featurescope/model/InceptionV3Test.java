package org.featurescope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.featurescope.model.rewriting.Nodes;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.NodeDef;

/** Compares the imported Inception V3 with another import of the same weights. */
class InceptionV3Test {
    private static final int SIDE = 139;
    private static final Optional<Network> BUILT =
            Catalogue.load(List.of("inception-v3"), Optional.empty()).networks().stream()
                    .findFirst();

    private final Network network;

    InceptionV3Test() {
        assumeTrue(BUILT.isPresent(), "this build went without inception-v3, so there is nothing to compare");
        network = BUILT.get();
    }

    @Test
    void hasTheExpectedLayers() {
        assertThat(network.layers().stream()
                        .map(layer -> "%s %s %dx%dx%d %d"
                                .formatted(
                                        layer.name(),
                                        layer.kind(),
                                        layer.height(),
                                        layer.width(),
                                        layer.channels(),
                                        layer.receptiveField())))
                .containsExactly(
                        "conv2d_1 convolution 149x149x32 3",
                        "conv2d_2 convolution 147x147x32 7",
                        "conv2d_3 convolution 147x147x64 11",
                        "conv2d_4 convolution 73x73x80 15",
                        "conv2d_5 convolution 71x71x192 23",
                        "mixed0 inception 35x35x256 63",
                        "mixed1 inception 35x35x288 95",
                        "mixed2 inception 35x35x288 127",
                        "mixed3 inception 17x17x768 159",
                        "mixed4 inception 17x17x768 351",
                        "mixed5 inception 17x17x768 543");
        assertThat(network.classes()).isEmpty();
        assertThat(network.labels()).isEmpty();
    }

    @Test
    void hasANodeBeforeEachRelu() {
        Map<String, NodeDef> nodes = Nodes.byName(network.graph());
        for (int i = 1; i <= 50; i++) {
            NodeDef relu = Nodes.of(nodes, "conv2d_" + i);
            assertThat(relu.getOp()).isEqualTo("Relu");
            assertThat(relu.getInputList()).containsExactly("conv2d_" + i + "_pre_relu");
        }
        assertThat(nodes).doesNotContainKey("conv2d_51");
    }

    @Test
    void agreesWithAReferenceImport() throws IOException {
        JsonNode reference = reference();
        List<String> layers =
                reference.properties().stream().map(Map.Entry::getKey).toList();
        List<Forward.Value> values =
                Forward.run(network.graph(), "input", testPicture(), layers.toArray(String[]::new));

        for (int i = 0; i < layers.size(); i++) {
            String layer = layers.get(i);
            Forward.Value value = values.get(i);
            JsonNode expected = reference.get(layer);
            assertThat(value.shape().asArray())
                    .as(layer)
                    .containsExactly(new JsonMapper().convertValue(expected.get("shape"), long[].class));
            assertThat(value.mean()).as(layer).isCloseTo(expected.get("mean").doubleValue(), within(1e-3));
            assertThat(shareOfNonZero(value))
                    .as(layer)
                    .isCloseTo(expected.get("nonZero").doubleValue(), within(1e-3));
            for (int channel = 0; channel < 8; channel++) {
                assertThat(channelMean(value, channel))
                        .as("%s:%d", layer, channel)
                        .isCloseTo(expected.get("channelMeans0to7").get(channel).doubleValue(), within(1e-3));
            }
        }
    }

    private static JsonNode reference() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(InceptionV3Test.class.getResourceAsStream("inception-v3/reference.json"))) {
            return new JsonMapper().readTree(stream);
        }
    }

    /** The picture of the reference: {@code v[y][x][c] = (7x + 13y + 29c) mod 256}, as {@code v - 117}. */
    private static Forward.Value testPicture() {
        float[] values = new float[SIDE * SIDE * 3];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                for (int c = 0; c < 3; c++) {
                    values[(y * SIDE + x) * 3 + c] = (7 * x + 13 * y + 29 * c) % 256 - 117f;
                }
            }
        }
        return new Forward.Value(Shape.of(1, SIDE, SIDE, 3), values);
    }

    private static double shareOfNonZero(Forward.Value value) {
        int nonZero = 0;
        for (float v : value.values()) {
            nonZero += v == 0 ? 0 : 1;
        }
        return (double) nonZero / value.values().length;
    }

    private static double channelMean(Forward.Value value, int channel) {
        int channels = (int) value.shape().get(3);
        double sum = 0;
        for (int i = channel; i < value.values().length; i += channels) {
            sum += value.values()[i];
        }
        return sum * channels / value.values().length;
    }
}
