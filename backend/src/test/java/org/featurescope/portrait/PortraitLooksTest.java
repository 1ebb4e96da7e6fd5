package org.featurescope.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.featurescope.figure.Networks;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Sha256;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.UnitSearch.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortraitLooksTest {
    private static final Network NETWORK = Networks.catalogue().network("mini-inception-robust");
    private static final Path NOTHING = Path.of("no-such-folder");

    private final PortraitLooks looks = new PortraitLooks(new Portraits(NOTHING), new KnownResponses(NOTHING));

    /** The other network has a sheet with the same pictures. */
    @Test
    void unitsLookLikeThoseWithTheSamePictureInAnotherNetwork(@TempDir Path data) throws IOException {
        Network other = Networks.added("mini-inception");
        Layer layer = other.layer("conv2d2");
        Portraits portraits = new Portraits(data);
        byte[] jpeg = portraits
                .of(NETWORK)
                .flatMap(index -> index.sheet(NETWORK, NETWORK.layer(layer.name())))
                .flatMap(sheet -> portraits.jpeg(NETWORK, sheet))
                .orElseThrow();
        Path folder = Files.createDirectories(Portraits.folder(data, other));
        PortraitSheet copy = new PortraitSheet(layer.name(), layer.channels(), 0, "copy.jpg", Sha256.of(jpeg));
        Files.write(folder.resolve(copy.file()), jpeg);
        Files.write(
                folder.resolve(PortraitIndex.FILE),
                PortraitIndex.empty(other).with(copy, other).bytes());
        PortraitLooks both = new PortraitLooks(portraits, new KnownResponses(NOTHING));
        int found = 0;
        for (int channel = 0; channel < layer.channels(); channel++) {
            Unit unit = new Unit(layer.name(), channel);
            List<Found> five = both.like(NETWORK, unit, List.of(other), "", 5).orElseThrow();
            assertThat(five).hasSize(5).extracting(Found::likeness).isSortedAccordingTo(Comparator.reverseOrder());
            found += five.get(0).unit().equals(unit) ? 1 : 0;
        }
        assertThat(found).isGreaterThan(layer.channels() / 2);
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
        Network other = Networks.added("mini-inception");
        assertThat(looks.like(other, new Unit("mixed4c", 12), List.of(NETWORK), "", 5))
                .isEmpty();
    }
}
