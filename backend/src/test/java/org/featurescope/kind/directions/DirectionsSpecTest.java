package org.featurescope.kind.directions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;

final class DirectionsSpecTest {
    private final SpecReader reader = new SpecReader(TestKinds.quick(), Networks.catalogue());
    private final Network network = Networks.network();

    private DirectionsSpec spec(String query) {
        return (DirectionsSpec) reader.fromQuery(query).spec();
    }

    @Test
    void anotherSeedDrawsOtherDirectionsAndTheSameSeedTheSame() {
        String query = "kind=directions&layer=mixed4c&count=6&seed=";
        List<String> first = shown(query + 1);
        assertThat(first).doesNotHaveDuplicates().isEqualTo(shown(query + 1)).isNotEqualTo(shown(query + 2));
        assertThat(first.subList(0, 6)).allMatch(name -> name.matches("mixed4c:\\d+"));
        assertThat(first.subList(6, 12)).allMatch(name -> name.matches("mixed4c~\\d+"));
    }

    private List<String> shown(String query) {
        return spec(query).plan(network).panels().stream()
                .map(Plan.Panel::shows)
                .toList();
    }

    @Test
    void moreDirectionsThanALayerHasChannelsAreRefused() {
        DirectionsSpec five = spec("kind=directions&layer=mixed4c&count=5");
        int channels = network.layer("mixed4c").channels();
        DirectionsSpec more = new DirectionsSpec(five.network(), "mixed4c", channels + 1, five.optimization());
        assertThatThrownBy(() -> more.plan(network))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("count"))
                .hasMessageContaining("mixed4c");
    }
}
