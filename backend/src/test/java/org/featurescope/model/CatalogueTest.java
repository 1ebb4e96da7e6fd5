package org.featurescope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;

class CatalogueTest {
    private static Catalogue catalogue;

    @BeforeAll
    static void load() {
        catalogue = Catalogue.load(Optional.empty());
    }

    @Test
    void loadsBothMiniNetworksWithoutProblems() {
        assertThat(catalogue.problems()).isEmpty();
        assertThat(catalogue.networks().stream().map(Network::id)).contains("mini-inception", "mini-inception-robust");
        assertThat(catalogue.defaultNetwork()).isSameAs(catalogue.networks().get(0));
    }

    @Test
    void takesAnotherDefaultAmongTheSameNetworks() {
        Catalogue other = catalogue.withDefault("mini-inception");

        assertThat(other.defaultNetwork().id()).isEqualTo("mini-inception");
        assertThat(other.networks()).containsExactlyInAnyOrderElementsOf(catalogue.networks());
        assertThat(other.card(other.network("mini-inception"))).isPresent();
        assertThatThrownBy(() -> catalogue.withDefault("vgg")).hasMessageContaining("there is no model \"vgg\"");
    }

    @Test
    void infersTheShapesOfAllLayers() {
        for (String id : List.of("mini-inception", "mini-inception-robust")) {
            Network network = catalogue.network(id);
            assertThat(network.layers().stream()
                            .map(layer -> "%s %s %d %dx%dx%d"
                                    .formatted(
                                            layer.name(),
                                            layer.kind(),
                                            layer.depth(),
                                            layer.height(),
                                            layer.width(),
                                            layer.channels())))
                    .containsExactly(
                            "conv2d0 convolution 0 32x32x32",
                            "conv2d1 convolution 1 32x32x32",
                            "conv2d2 convolution 2 32x32x96",
                            "mixed3a inception 3 16x16x128",
                            "mixed3b inception 4 16x16x224",
                            "mixed4a inception 5 8x8x288",
                            "mixed4b inception 6 8x8x320",
                            "mixed4c inception 7 8x8x336",
                            "mixed4d inception 8 8x8x352",
                            "mixed4e inception 9 8x8x448",
                            "mixed5a inception 10 4x4x512",
                            "mixed5b inception 11 4x4x640",
                            "avgpool pool 12 1x1x640",
                            "softmax_pre_activation logits 13 1x1x200",
                            "softmax probabilities 14 1x1x200");
            assertThat(network.labels()).hasSize(200).startsWith("Egyptian cat").endsWith("African elephant");
        }
    }

    @Test
    void computesReceptiveFields() {
        Network network = catalogue.network("mini-inception");
        assertThat(network.layer("conv2d0").receptiveField()).isEqualTo(5);
        assertThat(network.layer("conv2d1").receptiveField()).isEqualTo(5);
        assertThat(network.layer("conv2d2").receptiveField()).isEqualTo(9);
        // max-pool 3x3/2 at jump 2, then 5x5 at jump 4
        assertThat(network.layer("mixed3a").receptiveField()).isEqualTo(9 + 2 * 2 + 4 * 4);
        assertThat(network.layer("mixed3b").receptiveField()).isEqualTo(29 + 4 * 4);
        assertThat(network.layer("avgpool").receptiveField()).isZero();
        assertThat(network.layer("softmax").receptiveField()).isZero();
    }

    @Test
    void hasOnlySinglePrecisionConstantsInItsGraphs() {
        for (Network network : catalogue.networks()) {
            assertThat(network.graph().getNodeList())
                    .noneMatch(node -> node.getOp().equals("Cast"));
            assertThat(network.graph().getNodeList().stream()
                            .filter(node -> node.getOp().equals("Const"))
                            .map(node -> Nodes.value(node).getDtype()))
                    .containsOnly(DataType.DT_FLOAT, DataType.DT_INT32);
        }
    }

    @Test
    void namesTheModelsWhereOneIsUnknown() {
        assertThatThrownBy(() -> catalogue.network("vgg"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("\"vgg\"")
                .hasMessageContaining("mini-inception-robust, mini-inception");
    }

    @Test
    void infersTheShapesOfAForwardPass() {
        for (Network network : catalogue.networks()) {
            InputSpec input = network.descriptor().input();
            long[] shape = {1, input.height(), input.width(), 3};
            List<Forward.Value> values = Forward.run(
                    network.graph(),
                    input.node(),
                    new Forward.Value(Shape.of(shape), new float[3 * input.height() * input.width()]),
                    network.layers().stream().map(Layer::node).toArray(String[]::new));

            for (Layer layer : network.layers()) {
                assertThat(values.get(layer.depth()).shape())
                        .as("%s of %s", layer.name(), network.id())
                        .isIn(
                                Shape.of(1, layer.height(), layer.width(), layer.channels()),
                                Shape.of(1, layer.channels()));
            }
        }
    }

    @Test
    void hasAModelCardForEachNetworkOfTheProduct() {
        for (Network network : catalogue.networks()) {
            assertThat(Catalogue.class.getResource(network.id() + "/README.md"))
                    .as(network.id())
                    .isNotNull();
        }
    }
}
