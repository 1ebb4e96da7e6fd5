package org.featurescope.kind.linear1d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.featurescope.kind.ResultJson.assertWrittenAs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.FigureExport;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.drawing.SvgDocument;
import org.featurescope.figure.table.CsvExport;
import org.featurescope.figure.table.Table;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.linear1d.Linear1dResult.Cut;
import org.featurescope.kind.linear1d.Linear1dResult.Neuron;
import org.featurescope.kind.linear1d.Linear1dResult.Region;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Linear1dKindTest {
    private static final Kinds KINDS = TestKinds.quick();
    private static final SpecReader READER = new SpecReader(KINDS, Networks.catalogue());
    private static final String THREE = "weights=1,-2,0&biases=-0.5,1.5,1";

    private static PreparedFigure figure(String query) {
        return READER.fromQuery("kind=linear-1d" + (query.isEmpty() ? "" : "&" + query));
    }

    private static Linear1dResult result(String query) {
        return (Linear1dResult)
                figure(query).recipe().make(RecipeListener.NONE).data().orElseThrow();
    }

    private static SvgDocument drawn(String query) throws Exception {
        PreparedFigure figure = figure(query);
        return SvgDocument.of(
                FigureExport.of(KINDS, figure.spec(), figure.recipe().make(RecipeListener.NONE)));
    }

    @Test
    void linksHaveOnlyWhatDiffersFromTheDefaults() {
        assertThat(KINDS.toQuery(figure("").spec())).isEqualTo("kind=linear-1d");
        assertThat(KINDS.toQuery(figure("neurons=8&first=0.3&guides=true").spec()))
                .isEqualTo("kind=linear-1d");
        String changed = "kind=linear-1d&neurons=3&" + THREE + "&inputs=both&first=-0.5&quantile=0.95&guides=false";
        assertThat(KINDS.toQuery(READER.fromQuery(changed).spec())).isEqualTo(changed);
        assertThat(KINDS.id(figure(THREE).spec()))
                .isEqualTo(KINDS.id(figure(THREE + "&neurons=9&seed=4").spec()));
    }

    @Test
    void hasTheCutsTheRegionsAndTheirSigns() throws Exception {
        assertWrittenAs(result(THREE), """
                {'least': 0.0, 'most': 1.0, 'quantile': 0.0, 'guides': true, 'probes': [0.3, 0.7],
                 'neurons': [{'weight': 1.0, 'bias': -0.5, 'threshold': 0.0, 'crossing': 0.5},
                   {'weight': -2.0, 'bias': 1.5, 'threshold': 0.0, 'crossing': 0.75},
                   {'weight': 0.0, 'bias': 1.0, 'threshold': 0.0}],
                 'cuts': [{'at': 0.5, 'growing': [0], 'falling': []}, {'at': 0.75, 'growing': [], 'falling': [1]}],
                 'regions': [{'from': 0.0, 'to': 0.5, 'positive': 2, 'pattern': '-++'},
                   {'from': 0.5, 'to': 0.75, 'positive': 3, 'pattern': '+++'},
                   {'from': 0.75, 'to': 1.0, 'positive': 2, 'pattern': '+-+'}]}
                """);
    }

    /** The test of the page, {@code linear-1d-figure.test.ts}, has the same numbers. */
    @Test
    void hasTheLinesByDefaultThatThePageHas() {
        assertThat(result("").neurons()).hasSize(8).element(7).satisfies(neuron -> {
            assertThat(neuron.weight()).isEqualTo(1.305);
            assertThat(neuron.bias()).isEqualTo(-0.631);
        });
    }

    @Test
    void takesAThousandNeuronsWithoutTheirPatterns() {
        Linear1dResult result = result("neurons=1000&inputs=both");
        assertThat(result.neurons()).hasSize(1000);
        assertThat(result.regions()).hasSizeGreaterThan(400).allSatisfy(region -> {
            assertThat(region.pattern()).isEmpty();
            assertThat(region.positive()).isBetween(300, 700);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "neurons, neurons=1001",
        "neurons, neurons=0",
        "first, first=-0.1",
        "second, second=1.1",
        "second, second=NaN",
        "quantile, quantile=1",
        "quantile, quantile=1e300",
        "inputs, inputs=some",
        "model, model=mini-inception"
    })
    void namesTheParameterAtFault(String field, String query) {
        assertThatThrownBy(() -> figure(query))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @Test
    void hasTablesOfNeuronsCutsAndRegions() {
        Linear1dResult result = result(THREE);
        assertThat(csv(Tables.neurons(result)))
                .startsWith("neuron,weight,bias,threshold,crossing,output at 0.3,output at 0.7")
                .contains("3,0.0,1.0,0.0,,1.0,1.0");
        assertThat(csv(Tables.cuts(result))).contains("0.5,1,", "0.75,,2");
        assertThat(csv(Tables.regions(result))).contains("2,0.5,0.75,3,1 2 3");
    }

    private static String csv(Table table) {
        return new String(CsvExport.of(table), StandardCharsets.UTF_8);
    }

    @Test
    void drawsLinesSignsAndOutputs() throws Exception {
        SvgDocument three = drawn(THREE);
        assertThat(three.texts()).contains("n1", "n3", "+", "−", "x = 0.3", "−0.20", "+1.00");
        // a dot on each line and one beside each output, for both inputs
        assertThat(three.all("circle")).hasSize(12);
        assertThat(drawn("guides=false").all("circle")).hasSize(16);
        assertThat(drawn("neurons=1000&inputs=both").texts()).contains("positive neurons");
        assertThat(drawn("weights=0&biases=0").texts()).contains("0");
    }

    @Test
    void writesResultsSoThatTheyAreReadAsTheSame() throws Exception {
        Linear1dResult written = new Linear1dResult(
                0,
                1,
                0.5,
                false,
                List.of(0.1),
                List.of(new Neuron(1, 2, 3, Optional.empty())),
                List.of(new Cut(0.5, List.of(1), List.of())),
                List.of(new Region(0, 1, 1, Optional.empty())));
        assertWrittenAs(written, """
                {'least': 0.0, 'most': 1.0, 'quantile': 0.5, 'guides': false, 'probes': [0.1],
                 'neurons': [{'weight': 1.0, 'bias': 2.0, 'threshold': 3.0}],
                 'cuts': [{'at': 0.5, 'growing': [1], 'falling': []}],
                 'regions': [{'from': 0.0, 'to': 1.0, 'positive': 1}]}
                """);
    }
}
