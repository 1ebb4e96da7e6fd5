package org.featurescope.kind.interpolationsquare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.model.Network;
import org.featurescope.optimize.picture.SharedResolutions;
import org.junit.jupiter.api.Test;

final class InterpolationSquareSpecTest {
    private static final Pattern WEIGHT = Pattern.compile("(\\d\\.\\d\\d) ");

    private final SpecReader reader = new SpecReader(TestKinds.quick(), Networks.catalogue());
    private final Network network = Networks.network();

    private InterpolationSquareSpec spec(String query) {
        return (InterpolationSquareSpec) reader.fromQuery(query).spec();
    }

    @Test
    void thePicturesOfASquareAreMixturesWhoseWeightsComeToOne() {
        InterpolationSquareSpec square =
                spec("kind=interpolation-square&a=mixed4c:1&b=mixed4c:2&c=mixed4c:3&d=mixed4c:4&side=5");
        Plan plan = square.plan(network);
        List<String> shown = plan.panels().stream().map(Plan.Panel::shows).toList();
        assertThat(List.of(shown.get(0), shown.get(4), shown.get(20), shown.get(24)))
                .containsExactly("mixed4c:1", "mixed4c:2", "mixed4c:3", "mixed4c:4");
        assertThat(shown.get(12)).isEqualTo("0.25 mixed4c:1 + 0.25 mixed4c:2 + 0.25 mixed4c:3 + 0.25 mixed4c:4");
        assertThat(shown.get(2)).isEqualTo("0.50 mixed4c:1 + 0.50 mixed4c:2");
        for (String mixture : shown) {
            List<Double> weights = WEIGHT.matcher(mixture)
                    .results()
                    .map((MatchResult found) -> Double.valueOf(found.group(1)))
                    .toList();
            double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
            // each is rounded to a hundredth; that of a corner alone is not written
            assertThat(weights.isEmpty() ? 1 : sum).as(mixture).isCloseTo(1, within(0.005 * 4 + 1e-9));
        }
    }

    @Test
    void aSquareSharesItsLowResolutionsUnlessItIsNotToLineUp() {
        String corners = "kind=interpolation-square&a=mixed4c:1&b=mixed4c:2&c=mixed4c:3&d=mixed4c:4";
        assertThat(shared(corners)).isEqualTo(SharedResolutions.OF_ALL);
        assertThat(shared(corners + "&aligned=false")).isEqualTo(SharedResolutions.NONE);
    }

    private SharedResolutions shared(String query) {
        return spec(query).plan(network).runs().get(0).settings().picture().shared();
    }
}
