package org.featurescope.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.featurescope.figure.Curve;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.figure.run.HeldTime;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.kind.directions.DirectionsSpec;
import org.featurescope.kind.optimized.OptimizedRecipe;
import org.featurescope.kind.optimized.OptimizedSpec;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.model.Network;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the kinds of figures plan, and what comes of it. */
final class KindPlansTest {
    private static final Pattern WEIGHT = Pattern.compile("(\\d\\.\\d\\d) ");

    private final Kinds kinds = Kinds.with(FakeVisualizer.quick(), Networks.shelf());
    private final SpecReader reader = new SpecReader(kinds, Networks.catalogue());
    private final Network network = Networks.network();

    private OptimizedSpec spec(String query) {
        return (OptimizedSpec) reader.fromQuery(query);
    }

    static Stream<String> queries() {
        return Stream.of(
                "kind=joint&rows=mixed4c:1,mixed4c:2&columns=mixed4c:3,mixed4c~7,mixed3a:5",
                "kind=interpolation&from=mixed4c:1&to=mixed4c~9&frames=5",
                "kind=interpolation-square&a=mixed4c:1&b=mixed4c:2&c=mixed4c~3&d=mixed3a:4&side=3",
                "kind=directions&layer=mixed4c&count=7",
                "kind=objectives&unit=mixed4c:1&class=%230",
                "kind=regularization&unit=mixed4c:1&columns=3&steps=48",
                "kind=regularization&unit=mixed4c:1&columns=4&steps=2",
                "kind=preconditioning&unit=mixed4c:1&steps=48",
                "kind=steps&unit=mixed4c:1&frames=9&steps=40",
                "kind=steps&unit=mixed4c:1&frames=48&steps=5",
                "kind=objective&objective=channel(mixed4c:1)&pictures=3");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyPictureHasAPlaceAndWhereTheyAreNamedEveryPlaceAPicture(String query) {
        OptimizedSpec spec = spec(query);
        Plan plan = spec.plan(network);
        Layout layout = spec.layout();
        int places = layout.rows() * layout.columns() - layout.skipped();
        assertThat(places).isGreaterThanOrEqualTo(plan.panels().size());
        if (layout.form() == Layout.Form.MATRIX) {
            assertThat(places).isEqualTo(plan.panels().size());
            assertThat(layout.rowLabels()).hasSize(layout.rows());
            assertThat(layout.columnLabels()).hasSize(layout.columns());
        }
        if (layout.form() == Layout.Form.FRAMES) {
            assertThat(layout.columnLabels())
                    .containsExactlyElementsOf(
                            plan.panels().stream().map(Plan.Panel::label).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyRunIsShownAndIsSoundForTheNetwork(String query) {
        Plan plan = spec(query).plan(network);
        for (int run = 0; run < plan.runs().size(); run++) {
            VisualizationSpec made = plan.runs().get(run);
            made.checkedAgainst(network, FakeVisualizer.quick().limits());
            int of = run;
            assertThat(plan.panels().stream().filter(panel -> panel.run() == of).map(Plan.Panel::picture))
                    .isNotEmpty()
                    .allSatisfy(picture -> assertThat(picture).isBetween(0, made.pictures() - 1));
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void whatIsMadeIsKeptAsItWas(String query, @TempDir Path folder) throws Exception {
        OptimizedSpec spec = spec(query + "&size=32" + (query.contains("steps=") ? "" : "&steps=4"));
        FigureResult result = new OptimizedRecipe<>(FakeVisualizer.quick()).make(spec, network, QUIET);
        assertThat(result.pictures()).hasSameSizeAs(spec.plan(network).panels());
        assertThat(result.pictures())
                .allSatisfy(picture -> assertThat(picture.objective()).isFinite());
        HeldTime time = new HeldTime();
        FigureId id = kinds.id(spec);
        try (FigureStore store = FigureStore.open(folder, kinds, time)) {
            store.put(id, spec, result);
        }
        try (FigureStore store = FigureStore.open(folder, kinds, time)) {
            assertThat(store.find(id).orElseThrow().curve()).isEqualTo(result.curve());
        }
    }

    private static final RecipeListener QUIET = (step, steps, objective, frame) -> {};

    @Test
    void thePicturesOfASquareAreMixturesWhoseWeightsComeToOne() {
        OptimizedSpec square = spec("kind=interpolation-square&a=mixed4c:1&b=mixed4c:2&c=mixed4c:3&d=mixed4c:4&side=5");
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

    @Test
    void thePairsOfJointMeetTheirRowAndTheirColumn() {
        OptimizedSpec joint = spec("kind=joint&rows=mixed4c:1,mixed4c:2&columns=mixed4c:3,mixed4c:4");
        Layout layout = joint.layout();
        Plan plan = joint.plan(network);
        List<Objective> objectives = ((Composition.Each) plan.runs().get(0).objective()).parts();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < plan.panels().size(); i++) {
            if (layout.row(i) > 0 && layout.column(i) > 0) {
                String row = layout.rowLabels().get(layout.row(i));
                String column = layout.columnLabels().get(layout.column(i));
                assertThat(objectives.get(i))
                        .isEqualTo(Objective.parse("channel(%s) + channel(%s)".formatted(row, column)));
                pairs.add(plan.panels().get(i).shows());
            }
        }
        assertThat(pairs)
                .containsExactly(
                        "mixed4c:1 + mixed4c:3",
                        "mixed4c:1 + mixed4c:4",
                        "mixed4c:2 + mixed4c:3",
                        "mixed4c:2 + mixed4c:4");
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
        DirectionsSpec five = (DirectionsSpec) spec("kind=directions&layer=mixed4c&count=5");
        int channels = network.layer("mixed4c").channels();
        DirectionsSpec more =
                new DirectionsSpec(five.model(), five.modelHash(), "mixed4c", channels + 1, five.making());
        assertThatThrownBy(() -> more.plan(network))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("count"))
                .hasMessageContaining("mixed4c");
    }

    @Test
    void aCurveIsReadUpToTheStepAtWhichAPictureWasTaken() {
        Curve curve = new Curve(new int[] {2, 4, 8}, new float[][] {{1}, {3}, {Float.NaN}});
        assertThat(curve.upTo(1, 0)).isNaN();
        assertThat(curve.upTo(2, 0)).isEqualTo(1);
        assertThat(curve.upTo(7, 0)).isEqualTo(3);
        assertThat(curve.upTo(8, 0)).isNaN();
        assertThat(Optional.of(curve.upTo(Integer.MAX_VALUE, 0))).contains(Float.NaN);
    }
}
