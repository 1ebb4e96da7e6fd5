package org.featurescope.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ActivationMapTest {
    private final Network network = Catalogue.load(Optional.empty()).defaultNetwork();
    private final Layer layer = network.layer("mixed4c");

    private static ActivationMap map(Network network, Layer layer, String photograph) {
        try (OpenLayer open = new OpenLayer(network, layer)) {
            return open.of(photograph(photograph));
        }
    }

    private static RgbImage photograph(String name) {
        return ImageDecoder.decode(new SamplePhotographs().bytes(name));
    }

    @Test
    void hasTheSameMeansAsAnIndex(@TempDir Path folder) {
        PhotographShelf shelf = new PhotographShelf(folder);
        ActivationMap map = map(network, layer, "coffee");
        try (PhotographSet samples = shelf.open(PhotographShelf.SAMPLES)) {
            ActivationIndex index = shelf.activations(
                    samples, network, List.of(Stages.layer(network, layer.name())), IndexListener.NONE);
            int place = index.names().indexOf("coffee");
            for (int channel = 0; channel < layer.channels(); channel += 17) {
                assertThat(map.mean(channel)).isCloseTo(index.means("mixed4c", channel)[place], within(1e-4));
            }
        }
    }

    @Test
    void hasAVectorForEachPositionRowByRow() {
        ActivationMap map = map(network, layer, "chelsea");
        assertThat(List.of(map.height(), map.width(), map.channels()))
                .isEqualTo(List.of(layer.height(), layer.width(), layer.channels()));
        float[][] positions = map.positions();
        assertThat(positions).hasNumberOfRows(layer.height() * layer.width());
        assertThat(positions[layer.width() + 2]).isEqualTo(map.at(1, 2));
        double sum = 0;
        for (float[] position : positions) {
            sum += position[5];
        }
        assertThat(map.mean(5)).isCloseTo(sum / positions.length, within(1e-6));
        assertThat(Arrays.deepEquals(map(network, layer, "rocket").positions(), positions))
                .isFalse();
    }

    @Test
    void aLayerWithoutAMapHasOnePosition() {
        Layer last = network.layers().get(network.layers().size() - 1);
        ActivationMap map = map(network, last, "chelsea");
        assertThat(map.positions()).hasNumberOfRows(1);
        assertThat(map.at(0, 0)).hasSize(last.channels());
    }
}
