package org.featurescope.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.UnitSearch.Found;
import org.junit.jupiter.api.Test;

final class PortraitLooksTest {
    private static final Network NETWORK = Catalogue.load(Optional.empty()).network("mini-inception-robust");
    private static final Path NOTHING = Path.of("no-such-folder");

    private final PortraitLooks looks = new PortraitLooks(new Portraits(NOTHING), new KnownResponses(NOTHING));

    /** The robust network began with the weights of the other one, and its first layers changed little. */
    @Test
    void mostUnitsOfAnEarlyLayerLookLikeTheUnitThatTheyCameFrom() {
        Network before = Catalogue.load(Optional.empty()).network("mini-inception");
        int asked = 0;
        int found = 0;
        for (int channel = 0; channel < 96; channel += 8) {
            Unit twin = new Unit("conv2d2", channel);
            List<Found> five =
                    looks.like(NETWORK, twin, List.of(before), "conv2d2", 5).orElseThrow();
            assertThat(five).hasSize(5).extracting(Found::likeness).isSortedAccordingTo(Comparator.reverseOrder());
            asked++;
            found += five.stream().anyMatch(of -> of.unit().equals(twin)) ? 1 : 0;
        }
        assertThat(found).isGreaterThan(asked / 2);
    }

    @Test
    void aMeanAndAProbabilityLookLikeWhatTheyAreComputedFrom() {
        Map.of("avgpool", "mixed5b", "softmax", "softmax_pre_activation")
                .forEach((layer, source) -> assertThat(like(layer)).isEqualTo(like(source)));
    }

    private List<Found> like(String layer) {
        return looks.like(NETWORK, new Unit(layer, 7), List.of(NETWORK), "", 5).orElseThrow();
    }

    @Test
    void aUnitDoesNotLookLikeItself() {
        Unit unit = new Unit("mixed4c", 12);
        assertThat(looks.like(NETWORK, unit, List.of(NETWORK), "", 20).orElseThrow())
                .hasSize(20)
                .extracting(Found::unit)
                .doesNotContain(unit);
    }

    @Test
    void aUnitWithoutPortraitLooksLikeNone() {
        Network other = Catalogue.load(Optional.empty()).network("inception-v3");
        assertThat(looks.like(other, new Unit("mixed5", 1), List.of(NETWORK), "", 5))
                .isEmpty();
    }
}
