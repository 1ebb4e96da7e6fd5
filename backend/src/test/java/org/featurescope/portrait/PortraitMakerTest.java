package org.featurescope.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Sha256;
import org.featurescope.model.admission.Reach;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.run.GraphVisualizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortraitMakerTest {
    private static final PortraitRecipe RECIPE = new PortraitRecipe(Preset.QUICK, 96, 40, 0.5, 0, 24, 4, 90);
    private static final Network NETWORK = SmallNetwork.of(1);
    private static final Layer FIRST = NETWORK.layer("first");

    private static GraphVisualizer visualizer;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** A run has two pictures, so that seven units take four runs. */
    @BeforeAll
    static void open() {
        visualizer = new GraphVisualizer(Photographs.NONE, EngineLimits.ofSize(1, 96, 2));
        assertThat(visualizer.limits().mostOfSize(RECIPE.size())).isEqualTo(1);
    }

    @AfterAll
    static void close() {
        visualizer.close();
    }

    private PortraitMaker maker(Network network, PortraitRecipe recipe) {
        return new PortraitMaker(visualizer, network, recipe, folder);
    }

    private static RgbImage tile(byte[] jpeg, int unit) {
        int side = RECIPE.side();
        return Resampler.crop(
                ImageDecoder.decode(jpeg), unit / RECIPE.columns() * side, unit % RECIPE.columns() * side, side, side);
    }

    private static double difference(RgbImage one, RgbImage other) {
        double sum = 0;
        for (int at = 0; at < one.pixels().length; at++) {
            sum += Math.abs((one.pixels()[at] & 0xff) - (other.pixels()[at] & 0xff));
        }
        return sum / one.pixels().length;
    }

    @Test
    void aPortraitIsTheOptimizedPictureOfItsUnit() throws IOException {
        PortraitSheet sheet = maker(NETWORK, RECIPE).make(FIRST, made -> {});
        byte[] jpeg = Files.readAllBytes(folder.resolve("first.jpg"));
        assertThat(sheet).isEqualTo(new PortraitSheet("first", 7, 1, "first.jpg", Sha256.of(jpeg)));
        for (int unit : List.of(0, 5)) {
            RgbImage alone = visualizer
                    .run(NETWORK, RECIPE.run(FIRST, unit, unit + 1), RunListener.NONE)
                    .pictures()
                    .get(0);
            assertThat(difference(tile(jpeg, unit), Resampler.resize(alone, 24, 24)))
                    .as("levels of 255 a pixel, unit %d", unit)
                    .isLessThan(8);
        }
        assertThat(difference(tile(jpeg, 6), RgbImage.grey(24)))
                .as("of a silent unit")
                .isLessThan(2);
        assertThat(difference(tile(jpeg, 0), tile(jpeg, 5))).isGreaterThan(8);
    }

    @Test
    void theSameTwiceGivesTheSameBytes() throws IOException {
        maker(NETWORK, RECIPE).make(FIRST, made -> {});
        Map<String, String> once = digests();
        for (String file : once.keySet()) {
            Files.delete(folder.resolve(file));
        }
        maker(NETWORK, RECIPE).make(FIRST, made -> {});
        assertThat(digests()).isEqualTo(once).containsOnlyKeys("first.jpg", "portraits.json");
    }

    @Test
    void anInterruptedLayerIsContinuedWithTheSameBytes() throws IOException {
        PortraitMaker maker = maker(NETWORK, RECIPE);
        PortraitSheet whole = maker.make(FIRST, made -> {});
        Files.delete(folder.resolve("first.jpg"));
        assertThat(maker.finished(FIRST)).as("a deleted sheet").isEmpty();
        assertThatThrownBy(() -> maker.make(FIRST, made -> {
                    if (made > 4) {
                        throw new IllegalStateException("interrupted");
                    }
                }))
                .hasMessage("interrupted");
        int missing = maker.missing(FIRST);
        assertThat(missing).isBetween(1, 6);
        List<Double> seen = new ArrayList<>();
        assertThat(maker.make(FIRST, seen::add)).isEqualTo(whole);
        assertThat(seen).isSorted().last().isEqualTo((double) missing);
        assertThat(maker.finished(FIRST)).contains(whole);
        assertThat(folder.resolve("first.part")).doesNotExist();
    }

    @Test
    void keepsNothingOfAnotherNetworkOrRecipe() throws IOException {
        PortraitMaker maker = maker(NETWORK, RECIPE);
        PortraitSheet sheet = maker.make(FIRST, made -> {});
        maker.make(NETWORK.layer("second"), made -> {});
        assertThat(maker.finished(FIRST)).contains(sheet);
        assertThat(maker(SmallNetwork.of(2), RECIPE).finished(FIRST)).isEmpty();
        assertThat(maker(NETWORK, RECIPE.withSteps(39)).finished(FIRST)).isEmpty();
        Files.writeString(folder.resolve("portraits.json"), "{\"model\": ");
        assertThat(maker.finished(FIRST)).isEmpty();
    }

    @Test
    void namesWhatALayerLacks() {
        Network network =
                SmallNetwork.of(1, new Reach(Map.of(), Map.of("second", "no gradient"), Map.of(), Optional.empty()));
        assertThat(PortraitRecipe.obstacle(network, network.layer("second"))).contains("no gradient");
        assertThat(PortraitRecipe.obstacle(network, FIRST)).isEmpty();
    }

    private Map<String, String> digests() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, String> digests = new TreeMap<>();
            for (Path file : files.toList()) {
                digests.put(file.getFileName().toString(), Sha256.of(Files.readAllBytes(file)));
            }
            return digests;
        }
    }
}
