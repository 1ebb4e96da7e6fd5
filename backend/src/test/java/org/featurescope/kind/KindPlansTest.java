package org.featurescope.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Viewer;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.figure.run.HeldTime;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.kind.optimized.OptimizedSpec;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.model.Network;
import org.featurescope.optimize.VisualizationSpec;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the kinds of figures plan, and what comes of it. */
final class KindPlansTest {
    private final Kinds kinds = TestKinds.quick();
    private final SpecReader reader = new SpecReader(kinds, Networks.catalogue());
    private final Network network = Networks.network();

    private OptimizedSpec spec(String query) {
        return (OptimizedSpec) reader.fromQuery(query).spec();
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
        FigureResult result =
                kinds.prepared(spec, Networks.catalogue()).recipe().make(new Viewer());
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
}
