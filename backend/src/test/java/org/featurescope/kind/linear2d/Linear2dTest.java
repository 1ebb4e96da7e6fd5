package org.featurescope.kind.linear2d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.featurescope.figure.link.QueryString;
import org.featurescope.figure.link.SpecSource;
import org.featurescope.linear.Activation;
import org.featurescope.linear.InputSquare;
import org.featurescope.linear.PlaneLayers;
import org.featurescope.linear.PlaneRegion;
import org.featurescope.linear.SquareQuantile;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The spec, the data and the tables of neurons over two inputs. */
final class Linear2dTest {
    private static Linear2dSpec read(String query) {
        Map<String, String> parameters = QueryString.parse("kind=linear-2d&" + query);
        return Linear2dSpec.TABLE.read(SpecSource.of(parameters));
    }

    private static Linear2dResult result(String query) {
        return Linear2dResult.of(read(query));
    }

    @Test
    void linksContainOnlyWhatDiffersFromTheDefaults() {
        assertThat(Linear2dSpec.TABLE.toQuery(read("neurons=5"))).isEqualTo("kind=linear-2d");
        String link = "kind=linear-2d&neurons=3&seed=7&inputs=positive&activation=relu&second-neurons=2&second-seed=9"
                + "&view=planes&first=0.125,0.5&second=1,0&turn=40.5&lift=10&zoom=2";
        assertThat(Linear2dSpec.TABLE.toQuery(read(link.substring(link.indexOf('&') + 1))))
                .isEqualTo(link);
    }

    @Test
    void parametersWithoutEffectAreResetToTheirDefaults() {
        assertThat(read("second-neurons=2&quantile=0.95")).isEqualTo(read("second-neurons=2"));
        assertThat(read("second-seed=4")).isEqualTo(read(""));
        assertThat(read("turn=10&lift=3&zoom=2")).isEqualTo(read(""));
        assertThat(read("view=planes&guides=false")).isEqualTo(read("view=planes"));
        assertThat(read("first=-0.6,-0.5&second=0.8,0.5")).isEqualTo(read(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "first; first=0.5",
                "first; first=1.5,0",
                "first; inputs=positive&first=-0.5,0.5",
                "second; second=NaN,0",
                "second; second=0,1e300",
                "neurons; neurons=1001",
                "weights; weights=1,2,3&biases=1",
                "activation; activation=step",
                "second-neurons; second-neurons=17",
                "quantile; quantile=1",
                "view; view=side",
                "lift; lift=-1",
                "zoom; zoom=1e9",
                "turn; turn=Infinity"
            })
    void namesTheParameterAtFault(String field, String query) {
        assertThatThrownBy(() -> read(query))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    /** The page has the same numbers for the same links ({@code planes-state.test.ts}). */
    @ParameterizedTest
    @CsvSource({
        "'', 16, 16, 13, -1",
        "seed=3&neurons=12, 79, 79, -1, -1",
        "'neurons=6&seed=2&activation=relu&second-neurons=3&second-seed=5', 22, 22, -1, -2",
        "'weights=1,0,2,0,-1,0,0,1,0,0&biases=0,0.5,0,0,1', 16, 6, 6, -1"
    })
    void countsRegionsTwice(String query, long most, long plane, long view, long both) {
        Linear2dResult result = result(query);
        Linear2dResult.Counts counts = result.regions().orElseThrow();
        assertThat(counts.most()).isEqualTo(most);
        assertThat(counts.plane()).isEqualTo(plane);
        if (view >= 0) {
            assertThat(counts.view()).isEqualTo(view);
        }
        List<PlaneRegion> regions = result.layers().regions(result.square());
        assertThat(counts.both().orElse(counts.view())).isEqualTo(regions.size());
        assertThat(counts.both().isPresent()).isEqualTo(both == -2);
        assertThat(Tables.regions(result).rows()).hasSize(regions.size());
    }

    @Test
    void regionsOfTwoLayersHaveTheSignsOfTheirMiddles() {
        Linear2dResult result = result("neurons=7&seed=4&activation=relu&second-neurons=3");
        PlaneLayers layers = result.layers();
        List<PlaneRegion> regions = layers.regions(result.square());
        assertThat(regions).hasSizeGreaterThan(20);
        for (PlaneRegion region : regions) {
            double x =
                    region.outline().stream().mapToDouble(c -> c[0]).average().orElseThrow();
            double y =
                    region.outline().stream().mapToDouble(c -> c[1]).average().orElseThrow();
            assertThat(layers.positives(x, y))
                    .isEqualTo(region.signs().stream().map(sign -> sign > 0).toList());
        }
    }

    @Test
    void secondLayersAreZeroOnTheirLines() {
        PlaneLayers layers =
                result("neurons=7&seed=4&activation=relu&second-neurons=3").layers();
        List<Double> values = new ArrayList<>();
        layers.forEachSecondPiece(InputSquare.AROUND_ZERO, (neuron, from, to) -> {
            values.add(layers.lastValues(from[0], from[1]).get(neuron));
            values.add(layers.lastValues(to[0], to[1]).get(neuron));
        });
        assertThat(values).isNotEmpty().allSatisfy(value -> assertThat(value).isCloseTo(0, within(1e-9)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 0.5, 0.95, 0.99})
    void quantilesAreThoseOfManyInputs(double quantile) {
        Random random = new Random(5);
        for (double[] plane : new double[][] {{1, 0.5, 0.2}, {-0.3, 2, 1}, {0, 1.5, 0}, {0.4, -0.4, 0}, {0, 0, 3}}) {
            double[] outputs = random.doubles(100_000)
                    .map(u -> plane[0] * (2 * u - 1) + plane[1] * (2 * random.nextDouble() - 1) + plane[2])
                    .sorted()
                    .toArray();
            assertThat(SquareQuantile.of(plane[0], plane[1], plane[2], InputSquare.AROUND_ZERO, quantile))
                    .isCloseTo(outputs[(int) (quantile * outputs.length)], within(0.03));
        }
    }

    @Test
    void manyNeuronsHaveLinesOnly() {
        Linear2dResult result = result("neurons=1000");
        assertThat(result.regions()).isEmpty();
        assertThat(result.neurons()).hasSize(1000);
        assertThat(Tables.cuts(result).rows()).hasSizeBetween(300, 1000);
        assertThat(Tables.regions(result).rows()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void surfacesHaveOneSignOnEachPatch(Activation activation) {
        Linear2dResult result =
                result("activation=" + activation.name().toLowerCase(java.util.Locale.ROOT) + "&view=planes");
        SurfacePatches surfaces = SurfacePatches.of(result.layers(), result.square(), 16);
        assertThat(surfaces.count()).isEqualTo(5);
        assertThat(surfaces.least()).isLessThanOrEqualTo(0);
        assertThat(surfaces.patches())
                .extracting(SurfacePatches.Patch::isPositive)
                .contains(true, false);
    }
}
