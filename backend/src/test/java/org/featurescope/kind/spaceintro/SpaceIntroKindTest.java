package org.featurescope.kind.spaceintro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.activation.ActivationMap;
import org.featurescope.activation.OpenLayer;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Viewer;
import org.featurescope.kind.KindRegistry;
import org.featurescope.kind.photographs.EngineFigures;
import org.featurescope.kind.spaceintro.SpaceIntroResult.Point;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpaceIntroKindTest {
    private static final EngineFigures FIGURES = new EngineFigures();
    private static final String UNITS = "&photographs=samples&units=mixed4c:12,mixed4c:31,mixed4c:7";

    @AfterAll
    static void close() {
        FIGURES.close();
    }

    private static final Map<Integer, FigureResult> MADE = new HashMap<>();

    /** Makes the figure of a step once for all tests. */
    private static FigureResult make(int step) {
        return MADE.computeIfAbsent(step, number -> FIGURES.make("kind=space-intro&angles=4&step=" + number + UNITS));
    }

    private static SpaceIntroResult data(FigureResult result) {
        return (SpaceIntroResult) result.data().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void everyStepHasItsVectorsItsPicturesAndTheirAuthors(int number) {
        FigureResult result = make(number);
        SpaceIntroResult data = data(result);
        IntroStep step = IntroStep.of(number);
        assertThat(data.step()).isEqualTo(number);
        assertThat(data.axes()).containsExactly(12, 31, 7);
        assertThat(data.vectors().count()).isEqualTo(data.points().size());
        assertThat(data.vectors().length()).isEqualTo(step.needsAllCoordinates() ? data.channels() : 3);
        assertThat(data.beforeRelu()).isEqualTo(step.isBeforeRelu());
        assertThat(data.directions()).hasSize(!step.hasOptimizedPictures() ? 0 : step.hasDirections() ? 4 : 3);
        List<Integer> photographs = data.points().stream()
                .flatMap(point -> point.picture().stream())
                .distinct()
                .toList();
        assertThat(result.pictures()).hasSize(data.directions().size() + photographs.size());
        for (Point point : data.points()) {
            point.picture().ifPresent(picture -> {
                assertThat(result.pictures().get(picture).label()).isEqualTo(point.photograph());
                assertThat(result.pictures().get(picture).credit()).isPresent();
            });
        }
        assertThat(ResultData.toJson(data).toString()).hasSizeLessThan(250_000);
    }

    /** The network itself, asked for one photograph, gives the same numbers. */
    @Test
    void theVectorOfAPositionIsWhatTheNetworkGives() {
        SpaceIntroResult data = data(make(1));
        double[][] vectors = data.vectors().unpack();
        assertThat(data.points()).hasSize(6 * Math.min(16, data.rows() * data.columns()));
        Point point = data.points().get(0);
        try (OpenLayer layer =
                new OpenLayer(Networks.network(), Networks.network().layer("mixed4c"))) {
            ActivationMap map = layer.of(EngineFigures.photograph(point.photograph()));
            for (int channel = 0; channel < data.channels(); channel++) {
                assertThat(vectors[0][channel])
                        .isEqualTo(
                                map.at(point.row(), point.column())[channel],
                                within(0.02 + 0.002 * vectors[0][channel]));
            }
        }
    }

    @Test
    void theReluOfTheValuesBeforeItAreTheValuesAfterIt() {
        double[][] after = data(make(4)).vectors().unpack();
        double[][] before = data(make(5)).vectors().unpack();
        assertThat(before).hasDimensions(after.length, after[0].length);
        for (int i = 0; i < after.length; i++) {
            assertThat(TurnedAxes.relu(before[i])).containsExactly(after[i], within(0.02));
        }
    }

    @Test
    void theCoordinatesOfAPointAreThoseOfItsVector() {
        SpaceIntroResult few = data(make(2));
        SpaceIntroResult all = data(make(4));
        double[][] coordinates = few.vectors().unpack();
        double[][] vectors = all.vectors().unpack();
        for (int i = 0; i < vectors.length; i++) {
            assertThat(few.points().get(i).photograph())
                    .isEqualTo(all.points().get(i).photograph());
            for (int axis = 0; axis < 3; axis++) {
                assertThat(coordinates[i][axis])
                        .isEqualTo(
                                vectors[i][all.coordinate(axis)],
                                within(all.vectors().unit()));
            }
        }
    }

    @Test
    void theChosenPhotographsExciteTheNeurons() {
        SpaceIntroResult data = data(make(4));
        double[][] vectors = data.vectors().unpack();
        int first = IntStream.range(0, vectors.length)
                .reduce((a, b) -> vectors[b][12] > vectors[a][12] ? b : a)
                .orElseThrow();
        assertThat(data.points().get(first).picture()).isPresent();
        assertThat(data.points().stream().filter(point -> point.picture().isPresent()))
                .hasSize(IntroSample.CHOICES);
    }

    @Test
    void directionsGoAroundThePlaneOfTheFirstTwoNeurons() {
        SpaceIntroResult data = data(make(3));
        for (int i = 0; i < 4; i++) {
            List<Double> weights = data.directions().get(i).weights();
            assertThat(weights.get(0)).isEqualTo(Math.cos(i * Math.PI / 2), within(1e-12));
            assertThat(weights.get(1)).isEqualTo(Math.sin(i * Math.PI / 2), within(1e-12));
            assertThat(weights.get(2)).isZero();
            assertThat(data.directions().get(i).picture()).isEqualTo(i);
        }
    }

    @Test
    void whatAStepDoesNotUseDoesNotChangeItsId() {
        Kinds kinds = FIGURES.kinds();
        SpecReader reader = new SpecReader(kinds, Networks.catalogue());
        String query = "kind=space-intro&step=6" + UNITS;
        assertThat(kinds.id(reader.fromQuery(query + "&seed=4&angles=8").spec()))
                .isEqualTo(kinds.id(reader.fromQuery(query).spec()));
        assertThat(kinds.id(reader.fromQuery(query.replace("step=6", "step=3") + "&angles=8")
                        .spec()))
                .isNotEqualTo(kinds.id(
                        reader.fromQuery(query.replace("step=6", "step=3")).spec()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "step=7; step",
                "step=0; step",
                "angles=3; angles",
                "units=mixed4c:12,mixed4c:31; units",
                "units=mixed4c:12,mixed4c:31,mixed4c:12; units",
                "units=mixed4c:12,mixed4c:31,mixed4b:7; units",
                "units=mixed4c:12,mixed4c:31,mixed4c~7; units",
                "units=mixed4c:12,mixed4c:31,mixed4c:99999; channel",
                "units=nowhere:1,nowhere:2,nowhere:3; layer",
                "units=softmax:1,softmax:2,softmax:3&step=5; units",
                "units=mixed4c:12,mixed4c:31,mixed4c:7&photographs=nowhere; photographs",
            })
    void refusesWhatThereIsNot(String query, String field) {
        String whole = query.contains("units") ? query : query + UNITS;
        assertThatThrownBy(() -> FIGURES.prepared("kind=space-intro&" + whole))
                .extracting("field")
                .isEqualTo(field);
    }

    @Test
    void aSetOfOnePhotographIsTooSmall(@TempDir Path folder) throws IOException {
        Path set = Files.createDirectories(folder.resolve("sets/one"));
        Files.write(set.resolve("chelsea.png"), new SamplePhotographs().bytes("chelsea"));
        Kinds kinds = KindRegistry.kinds(new KindContext(FIGURES.visualizer(), new PhotographShelf(folder)));
        Recipe recipe = new SpecReader(kinds, Networks.catalogue())
                .fromQuery("kind=space-intro&step=6&units=mixed4c:12,mixed4c:31,mixed4c:7&photographs=one")
                .recipe();
        assertThatThrownBy(() -> recipe.make(new Viewer()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("photographs"))
                .hasMessageContaining("needs 2 photographs");
    }

    @Test
    void thePageShowsAllStepsOfALayerWithThreeNeurons() {
        SpaceIntroKind kind =
                (SpaceIntroKind) FIGURES.kinds().named("space-intro").orElseThrow();
        Network network = Networks.network();
        assertThat(kind.shownInSpace(network, network.layer("mixed4c"), "samples"))
                .hasSize(6)
                .allSatisfy(shown -> assertThat(shown.order()).isLessThan(100));
        assertThat(Optional.of(ChosenNeurons.of(network, network.layer("mixed4c"))))
                .hasValueSatisfying(units ->
                        assertThat(units.split(",")).doesNotHaveDuplicates().hasSize(3));
    }
}
