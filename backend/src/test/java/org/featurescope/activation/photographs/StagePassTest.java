package org.featurescope.activation.photographs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.ActivationMap;
import org.featurescope.activation.Networks;
import org.featurescope.activation.OpenLayer;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the activations at stages with the whole maps that {@link OpenLayer} computes, one photograph at a time. */
class StagePassTest {
    private static final Network NETWORK = Networks.mini();
    private static final List<Stage> STAGES = List.of(
            Stages.stage(NETWORK, "conv2d0-before-relu"),
            Stages.stage(NETWORK, "mixed4c_3x3-before-relu"),
            Stages.stage(NETWORK, "mixed4c_3x3"),
            Stages.stage(NETWORK, "mixed4c-before-relu"),
            Stages.stage(NETWORK, "mixed4c"),
            Stages.stage(NETWORK, "mixed5b"),
            Stages.stage(NETWORK, "avgpool"),
            Stages.stage(NETWORK, "softmax_pre_activation"));

    /** What a pass passed on. */
    private static final class Passed implements StagePass.Consumer {
        final Map<String, List<StageSample>> photographs = new LinkedHashMap<>();
        final Map<String, String> skipped = new LinkedHashMap<>();

        @Override
        public void photograph(String name, List<StageSample> samples) {
            photographs.put(name, samples);
        }

        @Override
        public void skipped(String name, String reason) {
            skipped.put(name, reason);
        }
    }

    @Test
    void passesOnMeansAndVectorsOfEveryStage() throws IOException {
        Passed passed = new Passed();
        try (PhotographSet set = PhotographSet.samples()) {
            StagePass.run(set, NETWORK, STAGES, 16, IndexListener.NONE, passed);
            assertThat(passed.photographs.keySet()).containsExactlyElementsOf(set.names());
            for (String name : List.of(set.names().get(0), set.names().get(9))) {
                RgbImage picture = ImageDecoder.decode(set.bytes(name));
                for (int stage = 0; stage < STAGES.size(); stage++) {
                    compare(
                            STAGES.get(stage),
                            picture,
                            Objects.requireNonNull(passed.photographs.get(name)).get(stage));
                }
            }
        }
    }

    private static void compare(Stage stage, RgbImage picture, StageSample sample) {
        Positions positions = Positions.of(stage.height(), stage.width(), 16);
        assertThat(sample.means()).hasSize(stage.channels());
        assertThat(sample.values()).hasSize(stage.channels() * positions.count());
        int first = 0;
        for (String node : stage.nodes()) {
            ActivationMap map = map(node, picture);
            for (int channel = 0; channel < map.channels(); channel++) {
                assertThat((double) sample.means()[first + channel])
                        .as("mean of %s:%d", stage.name(), first + channel)
                        .isCloseTo(map.mean(channel), within(tolerance(map.mean(channel))));
                for (int at = 0; at < positions.count(); at++) {
                    float expected = map.at(positions.rows()[at], positions.columns()[at])[channel];
                    assertThat((double) sample.values()[at * stage.channels() + first + channel])
                            .as("%s:%d at position %d", stage.name(), first + channel, at)
                            .isCloseTo(expected, within(tolerance(expected)));
                }
            }
            first += map.channels();
        }
        assertThat(first).isEqualTo(stage.channels());
    }

    /** A batch is computed by other kernels than a single picture. */
    private static double tolerance(double value) {
        return 2e-3 + 1e-3 * Math.abs(value);
    }

    private static ActivationMap map(String node, RgbImage picture) {
        try (OpenLayer open = new OpenLayer(NETWORK, new Layer(node, node, "other", 0, 0, 0, 0, 0))) {
            return open.of(picture);
        }
    }

    @Test
    void skipsWhatCannotBeReadAndKeepsTheOrder(@TempDir Path folder) throws IOException {
        Passed passed = new Passed();
        List<Integer> progress = new ArrayList<>();
        try (PhotographSet set = PhotographSet.of(RandomPhotographs.in(folder))) {
            StagePass.run(set, NETWORK, STAGES.subList(4, 5), 0, (done, all) -> progress.add(done), passed);
            List<String> together = new ArrayList<>(passed.photographs.keySet());
            together.addAll(passed.skipped.keySet());
            assertThat(together).containsExactlyInAnyOrderElementsOf(set.names());
        }
        assertThat(passed.photographs.keySet()).doesNotContain("00.png").isNotEmpty();
        assertThat(new ArrayList<>(passed.photographs.keySet())).isSorted();
        assertThat(passed.skipped).containsKeys("00.png", "13.png", "16.png").hasSize(10);
        assertThat(passed.skipped.get("00.png")).contains("is not a picture of a format");
        assertThat(progress).containsExactly(8, 16, 24, 28);
        StageSample one =
                Objects.requireNonNull(passed.photographs.get("02.png")).get(0);
        StageSample equal =
                Objects.requireNonNull(passed.photographs.get("02-again.png")).get(0);
        assertThat(one.means()).isEqualTo(equal.means());
        assertThat(one.values()).isEmpty();
    }

    @Test
    void refusesASetOfWhichNothingCanBeRead(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.jpg"), "no picture");
        try (PhotographSet set = PhotographSet.of(folder)) {
            assertThatThrownBy(() -> StagePass.run(set, NETWORK, STAGES, 1, IndexListener.NONE, new Passed()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("not one of the 1 photographs can be read");
        }
    }

    @Test
    void namesTheStageOfValuesThatAreNotFinite(@TempDir Path folder) throws IOException {
        // the logarithm of a negative number
        Network network = Networks.ofOne("Log");
        try (PhotographSet set = PhotographSet.of(RandomPhotographs.in(folder))) {
            assertThatThrownBy(() ->
                            StagePass.run(set, network, Stages.layers(network), 4, IndexListener.NONE, new Passed()))
                    .isInstanceOf(ActivationException.class)
                    .hasMessageContaining("gives activations at out that are not finite numbers");
        }
    }
}
