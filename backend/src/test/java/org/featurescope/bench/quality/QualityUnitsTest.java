package org.featurescope.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.junit.jupiter.api.Test;

final class QualityUnitsTest {
    private final Network network = Catalogue.load(Optional.empty()).network("mini-inception");

    @Test
    void theUnitsLieInEveryConvolutionAndInceptionModuleAlone() {
        List<Unit> units = QualityUnits.spread(network, 32);
        assertThat(units).hasSize(32).doesNotHaveDuplicates();
        assertThat(units.stream().map(Unit::layer).distinct())
                .containsExactly(
                        "conv2d0", "conv2d1", "conv2d2", "mixed3a", "mixed3b", "mixed4a", "mixed4b", "mixed4c",
                        "mixed4d", "mixed4e", "mixed5a", "mixed5b");
        units.forEach(unit -> unit.checkedAgainst(network));
        assertThat(units)
                .isSortedAccordingTo(
                        Comparator.comparing(unit -> network.layer(unit.layer()).depth()));
    }

    @Test
    void fewUnitsAreSpreadOverTheDepth() {
        int channels = network.layer("mixed3b").channels();
        assertThat(QualityUnits.spread(network, 3))
                .extracting(Unit::layer)
                .containsExactly("conv2d2", "mixed4b", "mixed5a");
        assertThat(QualityUnits.spread(network, 48).stream()
                        .filter(unit -> unit.layer().equals("mixed3b")))
                .extracting(Unit::channel)
                .containsExactly(channels / 8, 3 * channels / 8, 5 * channels / 8, 7 * channels / 8);
    }

    @Test
    void channelsOfTheLastLayersFollowFromTheSeed() {
        List<Unit> units = QualityUnits.ofLastLayers(network, 4, 64, 7);
        assertThat(units).hasSize(256).doesNotHaveDuplicates();
        assertThat(units.stream().map(Unit::layer).distinct())
                .containsExactly("mixed4d", "mixed4e", "mixed5a", "mixed5b");
        units.forEach(unit -> unit.checkedAgainst(network));
        assertThat(QualityUnits.ofLastLayers(network, 4, 64, 7)).isEqualTo(units);
        assertThat(QualityUnits.ofLastLayers(network, 4, 64, 8)).isNotEqualTo(units);
    }

    @Test
    void aLayerWithFewerChannelsGivesAllOfThem() {
        int channels = network.layer("mixed5b").channels();
        assertThat(QualityUnits.ofLastLayers(network, 1, 1024, 0)).hasSize(channels);
    }
}
