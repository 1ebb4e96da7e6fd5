package org.featurescope.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.model.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ActivationMapTest {
    private final Network network = Networks.robust();
    private final Layer layer = network.layer("mixed4c");

    private static ActivationMap map(Network network, Layer layer, String photograph) {
        try (OpenLayer open = new OpenLayer(network, layer)) {
            return open.ofPhotograph(photograph(photograph));
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
    void isOfTheCentreThatANetworkKeepsOfAPhotograph(@TempDir Path folder) {
        Network centred = withCrop(network, 0.6);
        InputSpec input = centred.descriptor().input();
        RgbImage photograph = photograph("coffee");
        int height = (int) Math.round(0.6 * photograph.height());
        int width = (int) Math.round(0.6 * photograph.width());
        RgbImage centre = Resampler.crop(
                photograph, (photograph.height() - height) / 2, (photograph.width() - width) / 2, height, width);
        PhotographShelf shelf = new PhotographShelf(folder);
        try (OpenLayer whole = new OpenLayer(network, layer);
                OpenLayer open = new OpenLayer(centred, layer);
                PhotographSet samples = shelf.open(PhotographShelf.SAMPLES)) {
            double expected = whole.ofPhotograph(centre).mean(3);
            assertThat(open.ofPhotograph(photograph).mean(3)).isEqualTo(expected);
            assertThat(open.of(photograph).mean(3))
                    .isEqualTo(whole.of(photograph).mean(3))
                    .isNotEqualTo(expected);
            ActivationIndex index = shelf.activations(
                    samples, centred, List.of(Stages.layer(centred, layer.name())), IndexListener.NONE);
            assertThat(index.means("mixed4c", 3)[index.names().indexOf("coffee")])
                    .isCloseTo((float) expected, within(1e-4f));
        }
        assertThat(new PreparedSamples(1).of("coffee", input))
                .isEqualTo(Resampler.resizeAndCrop(centre, input.height(), input.width()));
    }

    private static Network withCrop(Network network, double crop) {
        ModelDescriptor descriptor = network.descriptor();
        InputSpec input = descriptor.input();
        return new Network(
                new ModelDescriptor(
                        descriptor.id(),
                        descriptor.title(),
                        descriptor.description(),
                        descriptor.licence(),
                        descriptor.source(),
                        descriptor.graphFile(),
                        new InputSpec(
                                input.node(),
                                input.height(),
                                input.width(),
                                input.leastSide(),
                                input.scale(),
                                input.offset(),
                                crop),
                        descriptor.layers(),
                        descriptor.classes()),
                network.sha256(),
                network.graph(),
                network.layers(),
                network.labels());
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
