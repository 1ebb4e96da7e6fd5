package org.featurescope.kind.linearunits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.FigureExport;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.drawing.SvgDocument;
import org.featurescope.kind.linearunits.LinearUnitsResult.LinearUnit;
import org.featurescope.kind.linearunits.LinearUnitsResult.Patch;
import org.featurescope.kind.linearunits.LinearUnitsResult.Point;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.photographs.EngineFigures;
import org.featurescope.model.Network;
import org.featurescope.model.PointwiseWeights;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinearUnitsKindTest {
    private static final EngineFigures FIGURES = new EngineFigures();
    private static final Network NETWORK = Networks.network();
    private static final String LINK = "kind=linear-units&units=mixed3b:1,mixed3b:5,mixed3b:9&photographs=samples";
    private static PreparedFigure prepared;
    private static FigureResult result;
    private static LinearUnitsResult data;

    @BeforeAll
    static void make() {
        prepared = FIGURES.prepared(LINK);
        result = prepared.recipe().make(RecipeListener.NONE);
        data = (LinearUnitsResult) result.data().orElseThrow();
    }

    @AfterAll
    static void close() {
        FIGURES.close();
    }

    private static float[] values(Stage stage) {
        try (PhotographSet set = Networks.shelf().open("samples")) {
            ActivationIndex index = Networks.shelf().activations(set, NETWORK, List.of(stage), IndexListener.NONE);
            return index.values(stage);
        }
    }

    /** The weights with all inputs at their true values give what the network computes before its ReLU. */
    @Test
    void thePointsHaveTheNetworksOwnActivationsBeforeTheReLU() {
        Stage inputs = Stages.layer(NETWORK, "mixed3a");
        Stage before = Stages.beforeRelu(NETWORK, NETWORK.layer("mixed3b")).orElseThrow();
        float[] inputValues = values(inputs);
        float[] beforeValues = values(before);
        assertThat(data.points()).hasSize(data.positions()).hasSize(inputValues.length / inputs.channels());
        for (int position = 0; position < data.positions(); position++) {
            Point point = data.points().get(position);
            float x = inputValues[
                    position * inputs.channels() + data.inputs().get(0).channel()];
            float y = inputValues[
                    position * inputs.channels() + data.inputs().get(1).channel()];
            assertThat(point.x()).isEqualTo(x, within(1e-4 * Math.abs(x)));
            assertThat(point.y()).isEqualTo(y, within(1e-4 * Math.abs(y)));
            for (int unit = 0; unit < 3; unit++) {
                float expected = beforeValues[
                        position * before.channels() + data.units().get(unit).channel()];
                // both are kept in half precision
                assertThat(data.units().get(unit).outputs().get(position))
                        .isEqualTo(expected, within(0.01 * (1 + Math.abs(expected))));
            }
        }
    }

    /** With the other channels at their means, {@code W x + b} is the function of the two channels. */
    @Test
    void theBiasHoldsTheOtherChannelsAtTheirMeans() {
        PointwiseWeights weights = PointwiseWeights.of(
                "units", NETWORK, List.of(new Unit("mixed3b", 1), new Unit("mixed3b", 5), new Unit("mixed3b", 9)));
        Stage inputs = Stages.layer(NETWORK, "mixed3a");
        float[] vector = new float[inputs.channels()];
        try (PhotographSet set = Networks.shelf().open("samples")) {
            ActivationIndex index = Networks.shelf().activations(set, NETWORK, List.of(inputs), IndexListener.NONE);
            float[] means = index.means(inputs);
            int photographs = index.names().size();
            for (int i = 0; i < means.length; i++) {
                vector[i % vector.length] += means[i] / photographs;
            }
        }
        for (double x : new double[] {0, 1, 40}) {
            for (double y : new double[] {0, 3, 20}) {
                vector[data.inputs().get(0).channel()] = (float) x;
                vector[data.inputs().get(1).channel()] = (float) y;
                for (int i = 0; i < 3; i++) {
                    LinearUnit unit = data.units().get(i);
                    double expected = weights.output(i, vector);
                    assertThat(unit.first() * x + unit.second() * y + unit.bias())
                            .isEqualTo(expected, within(1e-3 * (1 + Math.abs(expected))));
                    assertThat(unit.ownBias()).isEqualTo(weights.biases()[i], within(1e-4));
                }
            }
        }
    }

    @Test
    void theTwoChannelsAreThoseThatChangeTheOutputsMost() {
        PointwiseWeights weights = PointwiseWeights.of("units", NETWORK, List.of(new Unit("mixed3b", 1)));
        Stage inputs = Stages.layer(NETWORK, "mixed3a");
        float[] values = values(inputs);
        int channels = weights.input().channels();
        List<Integer> strongest = strongest(inputs, weights);
        double[] effects = IntStream.range(0, channels)
                .mapToDouble(channel -> {
                    double[] of = IntStream.range(0, values.length / channels)
                            .mapToDouble(position -> values[position * channels + channel])
                            .toArray();
                    double mean = IntStream.range(0, of.length)
                            .mapToDouble(i -> of[i])
                            .average()
                            .orElseThrow();
                    double variance = IntStream.range(0, of.length)
                            .mapToDouble(i -> Math.pow(of[i] - mean, 2))
                            .average()
                            .orElseThrow();
                    return Math.abs(weights.weights()[0][channel]) * Math.sqrt(variance);
                })
                .toArray();
        int first = strongest.get(0);
        int second = strongest.get(1);
        assertThat(effects[first]).isGreaterThanOrEqualTo(effects[second]);
        for (int channel = 0; channel < channels; channel++) {
            if (channel != first && channel != second) {
                assertThat(effects[channel]).isLessThanOrEqualTo(effects[second]);
            }
        }
    }

    @Test
    void theFigureHasFacesAndPatchesWithTheirActivations() throws Exception {
        assertThat(EngineFigures.labels(result).subList(0, 5))
                .containsExactly(
                        "mixed3b:1",
                        "mixed3b:5",
                        "mixed3b:9",
                        "mixed3a:" + data.inputs().get(0).channel(),
                        "mixed3a:" + data.inputs().get(1).channel());
        assertThat(data.patches()).isNotEmpty();
        assertThat(result.pictures()).hasSize(5 + data.patches().size());
        for (Patch patch : data.patches()) {
            assertThat(result.pictures().get(patch.picture()).label()).isEqualTo(patch.photograph());
            assertThat(data.points()).anySatisfy(point -> {
                assertThat(point.x()).isEqualTo(patch.x());
                assertThat(point.y()).isEqualTo(patch.y());
            });
        }
        assertThat(data.units()).allSatisfy(unit -> assertThat(unit.explained()).isLessThanOrEqualTo(1));
        assertThat(LinearUnitsTables.units(data).rows()).hasSize(3);
        assertThat(LinearUnitsTables.points(data).rows()).hasSize(data.points().size());
        SvgDocument svg = SvgDocument.of(FigureExport.of(FIGURES.kinds(), prepared.spec(), result));
        assertThat(svg.texts())
                .contains("mixed3b:1", "mixed3a:" + data.inputs().get(0).channel());
    }

    private static List<Integer> strongest(Stage inputs, PointwiseWeights weights) {
        try (PhotographSet set = Networks.shelf().open("samples")) {
            ActivationIndex index = Networks.shelf().activations(set, NETWORK, List.of(inputs), IndexListener.NONE);
            return InputStatistics.of(index, inputs).strongest(weights);
        }
    }

    @Test
    void namedChannelsAreTheAxes() {
        LinearUnitsSpec spec = (LinearUnitsSpec)
                FIGURES.prepared("kind=linear-units&units=softmax_pre_activation:3,softmax_pre_activation:7&inputs=5,2")
                        .spec();
        PointwiseWeights weights = spec.weights(NETWORK);
        assertThat(weights.input().name()).isEqualTo("avgpool");
        assertThat(spec.namedInputs(weights)).containsExactly(5, 2);
        assertThat(spec.plan("avgpool", List.of(5, 2)).panels())
                .extracting(Plan.Panel::label)
                .containsExactly("softmax_pre_activation:3", "softmax_pre_activation:7", "avgpool:5", "avgpool:2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "units | units=mixed4c:100 | convolution of 3 x 3",
                "units | units=mixed4a:0 | MaxPool",
                "units | units=mixed4c~7 | no unit",
                "units | units=mixed4c:0,mixed4b:0 | several layers",
                "units | units=mixed4c:0,mixed4c:0 | twice",
                "inputs | units=mixed4c:0&inputs=1 | two channels",
                "inputs | units=mixed4c:0&inputs=1,1 | the same",
                "inputs | units=mixed4c:0&inputs=1,900 | no channel 900",
                "inputs | units=mixed4c:0&inputs=NaN,1e300 | two channels"
            })
    void refusesWhatCannotBeShownAndNamesTheField(String field, String query, String why) {
        assertThatThrownBy(() -> FIGURES.prepared("kind=linear-units&" + query))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(why);
    }
}
