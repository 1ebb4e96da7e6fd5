package org.featurescope.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.UnitSearch.Found;
import org.featurescope.unit.word.Hypernyms;
import org.junit.jupiter.api.Test;

/** The responses that come with the product. The pictures that they were measured on do not. */
final class ShippedResponsesTest {
    /** A little less than the largest response that a byte holds. */
    private static final float MOST_KEPT = 3.9f;

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

    @Test
    void networksWithClassesHaveWeightsOfAllLayersBeforeTheLogits() {
        for (Network network : CATALOGUE.networks()) {
            Optional<PathWeights> weights = known.weights(network);
            assertThat(weights.isPresent()).isEqualTo(network.classes().isPresent());
            weights.ifPresent(of -> assertThat(of.layers())
                    .extracting(PathWeights.LayerWeights::layer)
                    .isEqualTo(network.layers().stream()
                            .map(Layer::name)
                            .filter(name -> !name.startsWith("softmax"))
                            .toList()));
        }
    }

    /** The effects of all units of the last layer are together how far the logit rises on pictures of its class. */
    @Test
    void theEffectsOfTheLastLayerMakeTheLogit() {
        Network network = CATALOGUE.network("mini-inception-robust");
        UnitResponses responses = known.of(network).orElseThrow();
        LayerResponses logits = responses.layer("softmax_pre_activation").orElseThrow();
        for (int unit = 0; unit < network.labels().size(); unit += 21) {
            String label = network.labels().get(unit);
            int pictures = responses.labels().indexOf(label);
            if (logits.of(unit)[pictures] > MOST_KEPT) {
                continue;
            }
            double effects = new PathSearch(known, List.of(network))
                    .find(label, "avgpool", 10_000).orElseThrow().units().stream()
                            .mapToDouble(Found::likeness)
                            .sum();
            double rise = logits.activation(unit, pictures) - logits.means()[unit];
            assertThat(effects).as(label).isCloseTo(rise, within(0.05 * rise));
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
            FiresOn firesOn = unit.firesOn().orElseThrow();
            double dogs = firesOn.classes().stream()
                    .filter(share -> Hypernyms.of(share.word()).contains("dog"))
                    .mapToDouble(FiresOn.Share::share)
                    .sum();
            double others =
                    firesOn.classes().stream().mapToDouble(FiresOn.Share::share).sum() - dogs;
            assertThat(dogs).as(unit.toString()).isGreaterThan(others);
        }
    }
}
