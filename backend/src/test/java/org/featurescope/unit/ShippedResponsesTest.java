package org.featurescope.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.UnitSearch.Found;
import org.junit.jupiter.api.Test;

/** The responses that come with the product. The pictures that they were measured on do not. */
final class ShippedResponsesTest {
    private static final Catalogue CATALOGUE = Catalogue.load(Optional.empty());

    private final KnownResponses known = new KnownResponses(Path.of("no-such-folder"));

    @Test
    void theyFitTheNetworks() {
        for (Network network : CATALOGUE.networks()) {
            UnitResponses responses = known.of(network).orElseThrow();
            assertThat(responses.layers())
                    .extracting(LayerResponses::layer)
                    .isEqualTo(network.layers().stream().map(Layer::name).toList());
            for (Layer layer : network.layers()) {
                assertThat(responses.has(new Unit(layer.name(), layer.channels() - 1)))
                        .isTrue();
                assertThat(responses.has(new Unit(layer.name(), layer.channels())))
                        .isFalse();
            }
        }
    }

    /** The unit of a class responds most to the pictures of its class. */
    @Test
    void mostUnitsOfClassesRespondMostToTheirClass() {
        for (String id : List.of("mini-inception", "mini-inception-robust")) {
            Network network = CATALOGUE.network(id);
            UnitResponses responses = known.of(network).orElseThrow();
            int right = 0;
            for (int label = 0; label < network.labels().size(); label++) {
                float[] of = responses.of(new Unit("softmax_pre_activation", label));
                int own = responses.labels().indexOf(network.labels().get(label));
                boolean isMost = true;
                for (float other : of) {
                    isMost &= other <= of[own];
                }
                right += isMost ? 1 : 0;
            }
            assertThat(right).as(id).isGreaterThan(network.labels().size() * 3 / 4);
        }
    }

    @Test
    void dogFindsUnitsThatFireOnDogs() {
        List<Found> found = new UnitSearch(known, CATALOGUE.networks())
                .find("dog", "", 24)
                .orElseThrow()
                .units();
        assertThat(found).hasSize(24);
        for (Found unit : found) {
            double dogs = unit.firesOn().classes().stream()
                    .filter(share -> Hypernyms.of(share.word()).contains("dog"))
                    .mapToDouble(FiresOn.Share::share)
                    .sum();
            double others = unit.firesOn().classes().stream()
                            .mapToDouble(FiresOn.Share::share)
                            .sum()
                    - dogs;
            assertThat(dogs).as(unit.toString()).isGreaterThan(others);
        }
    }
}
