package org.featurescope.model.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.model.InputSpec;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTestTest {
    private static final Path SHARED = Path.of("..", "..", "shared", "models");
    private static final Catalogue CATALOGUE = Catalogue.load(Optional.empty());

    /** The test of each descriptor, since several tests need the same one. */
    private static final Map<ModelDescriptor, RangeTest> TESTS = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"inception-275", "mini-inception-robust", "mini-inception", "inception-v3"})
    void findsNothingWrongWithTheNetworksOfTheProduct(String id) {
        Network network = inBuild(id);

        RangeTest test = tested(network);

        assertThat(test.warnings()).isEmpty();
        assertThat(test.ownFits()).isTrue();
        assertThat(test.own().name()).isEqualTo("255 x - 117");
    }

    @Test
    void findsTheSampleThatANetworkNamesRightlyAndSurely() {
        assertThat(tested(inBuild("mini-inception")).surestSample()).contains("dust-bowl-home");
        assertThat(tested(withRange(inBuild("mini-inception"), 1, 0)).surestSample())
                .isEmpty();
        assertThat(tested(inBuild("inception-v3")).surestSample()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mini-inception-robust, 1, 0",
        "mini-inception-robust, 32512.5, -14907",
        "mini-inception, 2, -1",
        "mini-inception, 65025, -29952",
        "inception-v3, 2, -1",
    })
    void findsAWrongRange(String id, double scale, double offset) {
        RangeTest test = tested(withRange(inBuild(id), scale, offset));

        assertThat(test.ownFits()).isFalse();
        assertThat(test.warnings())
                .first()
                .asString()
                .startsWith("The range of the input is probably wrong. The network does clearly better with ")
                .contains("model.json");
        assertThat(test.best().range().name()).isIn("255 x - 117", "0 to 255", "Caffe means, BGR");
    }

    @Test
    void saysThatNearlyAllPredictionsAreAlike() {
        RangeTest test = tested(withRange(inBuild("mini-inception"), 1, 0));

        assertThat(test.warnings())
                .anyMatch(warning -> warning.startsWith(
                        "Nearly all predictions are alike: 14 of 14 sample photographs get the class “"));
    }

    @ParameterizedTest
    @CsvSource({
        "255, -117, true",
        "255, 0, true",
        "1, 0, false",
        "2, -1, false",
        "4.43, -1.98, false",
        "32512.5, -14907, false"
    })
    void judgesTheRangesOfGoogLeNet(double scale, double offset, boolean fits) {
        assumeTrue(Files.exists(SHARED.resolve("googlenet/graph.pb")), "GoogLeNet's graph is not beside the project");
        Network network = Catalogue.load(Optional.of(SHARED)).network("googlenet");

        RangeTest test = tested(withRange(network, scale, offset));

        assertThat(test.ownFits()).isEqualTo(fits);
        assertThat(test.warnings().isEmpty()).isEqualTo(fits);
    }

    @Test
    void keepsTheResultForTheNetworkAndItsDescriptor(@TempDir Path folder) {
        RangeTests tests = new RangeTests(folder.resolve("range-tests"));
        Network network = inBuild("mini-inception");
        assertThat(tests.find(network)).isEmpty();

        RangeTest test = tests.test(network);

        assertThat(tests.find(network)).contains(test);
        assertThat(tests.find(withRange(network, 1, 0))).isEmpty();
    }

    @Test
    void takesADamagedResultForNone(@TempDir Path folder) throws Exception {
        Network network = inBuild("mini-inception");
        Files.writeString(folder.resolve(network.identity() + ".json"), "{\"photographs\":");

        assertThat(new RangeTests(folder).find(network)).isEmpty();
    }

    private static RangeTest tested(Network network) {
        return TESTS.computeIfAbsent(network.descriptor(), descriptor -> RangeTest.of(network));
    }

    private static Network inBuild(String id) {
        Optional<Network> network = CATALOGUE.find(id);
        assumeTrue(network.isPresent(), id + " is not in this build");
        return network.get();
    }

    /** Returns a network whose descriptor states another range. */
    static Network withRange(Network network, double scale, double offset) {
        ModelDescriptor of = network.descriptor();
        InputSpec input = of.input();
        ModelDescriptor changed = new ModelDescriptor(
                of.id(),
                of.title(),
                of.description(),
                of.licence(),
                of.source(),
                of.graphFile(),
                new InputSpec(input.node(), input.height(), input.width(), input.leastSide(), scale, offset),
                List.copyOf(of.layers()),
                of.classes());
        return new Network(changed, network.sha256(), network.graph(), network.layers(), network.labels());
    }
}
