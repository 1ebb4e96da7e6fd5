package org.featurescope.kind.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.activation.ActivationMap;
import org.featurescope.activation.OpenLayer;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.Viewer;
import org.featurescope.figure.run.HeldTime;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.photographs.EngineFigures;
import org.featurescope.model.Network;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SemanticKindTest {
    private static final EngineFigures FIGURES = new EngineFigures();

    private final Network network = Networks.network();

    @AfterAll
    static void close() {
        FIGURES.close();
    }

    private static SemanticResult data(FigureResult result) {
        return (SemanticResult) result.data().orElseThrow();
    }

    @Test
    void positionsStandRowByRowBeforeTheirPhotograph() {
        FigureResult result = FIGURES.make("kind=semantic&layer=mixed4c&photograph=chelsea&positions=2");
        int side = network.layer("mixed4c").height();
        int first = side / 4;
        int second = 3 * side / 4;
        assertThat(EngineFigures.labels(result))
                .containsExactly(
                        first + "," + first,
                        first + "," + second,
                        second + "," + first,
                        second + "," + second,
                        "chelsea");
        assertThat(data(result).photograph()).isEqualTo(4);
        ActivationMap map;
        try (OpenLayer layer = new OpenLayer(network, network.layer("mixed4c"))) {
            map = layer.of(EngineFigures.photograph("chelsea"));
        }
        List<SemanticResult.Cell> cells = data(result).cells().orElseThrow();
        assertThat(cells).hasSize(4);
        for (SemanticResult.Cell cell : cells) {
            double squares = 0;
            for (float value : map.at(cell.y(), cell.x())) {
                squares += value * value;
            }
            assertThat(cell.magnitude()).isCloseTo(Math.sqrt(squares), within(1e-3));
        }
        assertThat(result.curve().objective()[0]).hasSize(5);
        assertThat(result.curve().last(4)).isNaN();
        assertThat(result.curve().last(0)).isFinite();
    }

    @Test
    void groupsStandAboveThePhotographWhereItHasThem() {
        String query = "kind=semantic&layer=mixed4c&photograph=coffee&groups=2";
        FigureResult result = FIGURES.make(query);
        assertThat(EngineFigures.labels(result))
                .containsExactly("group 1", "group 2", "coffee", "where group 1 is", "where group 2 is");
        assertThat(result.pictures().subList(2, 5))
                .allSatisfy(picture ->
                        assertThat(picture.credit().orElseThrow().author()).contains("Rachel Michetti"));
        assertThat(result.pictures().get(0).credit()).isEmpty();
        assertThat(data(result).unexplained().orElseThrow()).isBetween(0.0, 1.0);
        List<SemanticResult.Group> groups = data(result).groups().orElseThrow();
        assertThat(groups.get(0).magnitude())
                .isGreaterThanOrEqualTo(groups.get(1).magnitude());
        FigureSpec spec = FIGURES.prepared(query).spec();
        assertThat(spec.layout().column(2)).isZero();
        assertThat(spec.layout().row(2)).isEqualTo(1);
    }

    @Test
    void aPhotographIsDarkWhereAGroupIsNot() {
        RgbImage white = new RgbImage(8, 8, filled(192));
        RgbImage seen = SemanticRecipe.seenWhere(white, new double[] {5, 0, 0, 0}, 2, 2);
        assertThat(seen.at(0, 0, 0)).isEqualTo(255);
        assertThat(seen.at(7, 7, 2)).isBetween(51, 54);
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 255);
        return bytes;
    }

    @Test
    void theDefaultFitsALayerOfOnePosition() {
        assertThat(FIGURES.prepared("kind=semantic&layer=softmax")
                        .spec()
                        .layout()
                        .columns())
                .isEqualTo(1);
        assertThat(FIGURES.prepared("kind=semantic&layer=conv2d0")
                        .spec()
                        .layout()
                        .columns())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "kind=semantic&layer=mixed4c&photograph=nobody, nobody",
        "kind=semantic&layer=nowhere, nowhere",
        "kind=semantic&layer=mixed4c&groups=13, groups",
        "kind=semantic&layer=softmax&positions=2, positions",
    })
    void refusesWhatThereIsNot(String query, String said) {
        assertThatThrownBy(() -> FIGURES.prepared(query)).hasMessageContaining(said);
    }

    @Test
    void theDataIsKeptWithTheFigureAndSealed(@TempDir Path folder) throws Exception {
        PreparedFigure prepared = FIGURES.prepared("kind=semantic&layer=mixed4c&photograph=coffee&groups=2");
        FigureResult result = prepared.recipe().make(new Viewer());
        FigureId id = FIGURES.kinds().id(prepared.spec());
        try (FigureStore store = FigureStore.open(folder, FIGURES.kinds(), new HeldTime())) {
            store.put(id, prepared.spec(), result);
        }
        try (FigureStore store = FigureStore.open(folder, FIGURES.kinds(), new HeldTime())) {
            StoredFigure read = store.find(id).orElseThrow();
            assertThat(read.spec()).isEqualTo(prepared.spec());
            assertThat(read.curve()).isEqualTo(result.curve());
            assertThat(read.curve().last(2)).isNaN();
            assertThat(read.data().orElseThrow().path("unexplained").asDouble())
                    .isEqualTo(data(result).unexplained().orElseThrow());
        }
        Path file = resultFile(folder);
        Files.writeString(file, Files.readString(file).replaceFirst("\"unexplained\":0", "\"unexplained\":1"));
        try (FigureStore store = FigureStore.open(folder, FIGURES.kinds(), new HeldTime())) {
            assertThat(store.find(id)).isEmpty();
            assertThat(store.asked(id).orElseThrow().status()).isEqualTo(FigureStatus.DAMAGED);
        }
    }

    private static Path resultFile(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("result.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
