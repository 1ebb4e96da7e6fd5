package org.featurescope.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.util.List;
import org.featurescope.figure.Networks;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.SourceLayer;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.run.GraphVisualizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes some of the product's portraits again and compares. */
final class ShippedPortraitsTest {
    private static final long MOST_BYTES = 16_000_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    private List<Network> shipped(Portraits portraits) {
        List<Network> shipped = Networks.catalogue().networks().stream()
                .filter(network -> network.isBuiltIn() && portraits.of(network).isPresent())
                .toList();
        assumeFalse(shipped.isEmpty(), "no portraits come with this build");
        return shipped;
    }

    @Test
    void areThoseOfTheNetworksAndTakeLittleSpace() {
        Portraits portraits = new Portraits(data);
        long bytes = 0;
        for (Network network : shipped(portraits)) {
            PortraitIndex index = portraits.of(network).orElseThrow();
            for (Layer layer : network.layers()) {
                assertThat(index.sheet(network, layer))
                        .as("%s of %s", layer.name(), network.id())
                        .isPresent();
            }
            for (PortraitSheet sheet : index.layers()) {
                assertThat(SourceLayer.of(network, network.layer(sheet.layer())).name())
                        .isEqualTo(sheet.layer());
                bytes += portraits.jpeg(network, sheet).orElseThrow().length;
            }
        }
        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @Test
    void fitTheirNetworks() {
        for (Network network : Networks.catalogue().networks()) {
            String file = "%s/%s".formatted(network.id(), PortraitIndex.FILE);
            if (network.isBuiltIn() && PortraitFolder.class.getResource(file) != null) {
                assertThat(new Portraits(data).of(network))
                        .as("%s is of another network or recipe; make it again", file)
                        .isPresent();
            }
        }
    }

    @Test
    void areMadeAgain() {
        Portraits portraits = new Portraits(data);
        try (GraphVisualizer visualizer = new GraphVisualizer(Photographs.NONE)) {
            for (Network network : shipped(portraits)) {
                Layer layer = network.layers().get(network.layers().size() / 2);
                compare(portraits, visualizer, network, layer, layer.channels() / 3);
            }
        }
    }

    private static void compare(
            Portraits portraits, GraphVisualizer visualizer, Network network, Layer layer, int unit) {
        PortraitIndex index = portraits.of(network).orElseThrow();
        PortraitRecipe recipe = index.recipe();
        int side = recipe.side();
        byte[] jpeg = portraits.jpeg(network, index.sheet(layer).orElseThrow()).orElseThrow();
        RgbImage shipped = Resampler.crop(
                ImageDecoder.decode(jpeg), unit / recipe.columns() * side, unit % recipe.columns() * side, side, side);
        RgbImage made = visualizer
                .run(network, recipe.run(layer, unit, unit + 1), RunListener.NONE)
                .pictures()
                .get(0);
        double difference = 0;
        byte[] again = Resampler.resize(made, side, side).pixels();
        for (int at = 0; at < again.length; at++) {
            difference += Math.abs((again[at] & 0xff) - (shipped.pixels()[at] & 0xff));
        }
        assertThat(difference / again.length)
                .as("levels of 255 a pixel, %s:%d of %s", layer.name(), unit, network.id())
                .isLessThan(20);
    }
}
