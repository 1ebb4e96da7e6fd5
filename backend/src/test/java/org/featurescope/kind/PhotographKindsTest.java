package org.featurescope.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.featurescope.activation.ActivationMap;
import org.featurescope.activation.OpenLayer;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.store.FigureFolder;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.semantic.SemanticRecipe;
import org.featurescope.model.Network;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kinds that show photographs, made by the engine itself on the network that comes with the product. */
final class PhotographKindsTest {
    private static final GraphVisualizer VISUALIZER = new GraphVisualizer(PhotographKindsTest::photograph);
    private static final Kinds KINDS = Kinds.with(VISUALIZER, Networks.shelf());
    private static final String TINY = "&size=32&steps=2&seed=1";

    private final Network network = Networks.network();

    @AfterAll
    static void close() {
        VISUALIZER.close();
    }

    private static RgbImage photograph(String name) {
        return ImageDecoder.decode(new SamplePhotographs().bytes(name));
    }

    private static FigureSpec spec(String query) {
        return new SpecReader(KINDS, Networks.catalogue()).fromQuery(query + TINY);
    }

    private FigureResult make(String query) {
        return KINDS.make(spec(query), network, RecipeListener.NONE);
    }

    private static List<String> labels(FigureResult result) {
        return result.pictures().stream().map(FigureResult.Picture::label).toList();
    }

    @Test
    void positionsStandRowByRowBeforeTheirPhotograph() {
        FigureResult result = make("kind=semantic&layer=mixed4c&photograph=chelsea&positions=2");
        JsonNode data = result.data().orElseThrow();
        int side = network.layer("mixed4c").height();
        int first = side / 4;
        int second = 3 * side / 4;
        assertThat(labels(result))
                .containsExactly(
                        first + "," + first,
                        first + "," + second,
                        second + "," + first,
                        second + "," + second,
                        "chelsea");
        assertThat(data.path("photograph").asInt()).isEqualTo(4);
        ActivationMap map;
        try (OpenLayer layer = new OpenLayer(network, network.layer("mixed4c"))) {
            map = layer.of(photograph("chelsea"));
        }
        for (JsonNode cell : data.path("cells")) {
            double squares = 0;
            for (float value : map.at(cell.path("y").asInt(), cell.path("x").asInt())) {
                squares += value * value;
            }
            assertThat(cell.path("magnitude").asDouble()).isCloseTo(Math.sqrt(squares), within(1e-3));
        }
        assertThat(result.curve().objective()[0]).hasSize(5);
        assertThat(result.curve().last(4)).isNaN();
        assertThat(result.curve().last(0)).isFinite();
    }

    @Test
    void aDirectionIsTheActivationOfLengthOne() {
        double[] vector = {0, 3, 0, 4};
        assertThat(SemanticRecipe.direction("mixed4c", vector, 2).toString())
                .isEqualTo("direction(0.6*mixed4c:1+0.8*mixed4c:3, power=2)");
        double[] many = IntStream.range(0, 300).mapToDouble(i -> i + 1).toArray();
        String text = SemanticRecipe.direction("mixed4c", many, 0).toString();
        assertThat(text.split("\\+")).hasSize(256);
        assertThat(text).contains("mixed4c:299").doesNotContain("mixed4c:43)").contains("mixed4c:44+");
    }

    @Test
    void groupsStandAboveThePhotographWhereItHasThem() {
        FigureResult result = make("kind=semantic&layer=mixed4c&photograph=coffee&groups=2");
        assertThat(labels(result))
                .containsExactly("group 1", "group 2", "coffee", "where group 1 is", "where group 2 is");
        JsonNode data = result.data().orElseThrow();
        assertThat(data.path("unexplained").asDouble()).isBetween(0.0, 1.0);
        assertThat(data.path("groups").get(0).path("magnitude").asDouble())
                .isGreaterThanOrEqualTo(
                        data.path("groups").get(1).path("magnitude").asDouble());
        FigureSpec spec = spec("kind=semantic&layer=mixed4c&photograph=coffee&groups=2");
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
    void aSpectrumGoesFromTheLeastToTheMost() {
        FigureResult result = make("kind=spectrum&unit=mixed4c:12&count=2");
        assertThat(result.pictures()).hasSize(10);
        JsonNode data = result.data().orElseThrow();
        List<Double> photographs = StreamSupport.stream(data.path("items").spliterator(), false)
                .filter(item -> item.path("group").asInt() % 5 != 0)
                .map(item -> item.path("activation").asDouble())
                .toList();
        assertThat(photographs).hasSize(8).isSorted();
        assertThat(labels(result).subList(1, 9)).doesNotHaveDuplicates();
        assertThat(data.at("/histogram/least").asDouble()).isEqualTo(photographs.get(0));
        assertThat(data.at("/histogram/most").asDouble()).isEqualTo(photographs.get(7));
        int counted = 0;
        for (JsonNode count : data.at("/histogram/counts")) {
            counted += count.asInt();
        }
        assertThat(counted).isEqualTo(new SamplePhotographs().list().size());
        assertThat(data.at("/set/sha256").asText()).hasSize(64);
    }

    @Test
    void anAtlasHasAPictureForEveryCellThatIsNotEmpty() {
        String query = "kind=atlas&layer=mixed4c&cells=3&samples=60";
        FigureResult result = make(query);
        JsonNode data = result.data().orElseThrow();
        assertThat(result.pictures()).hasSize(9);
        assertThat(data.path("points").size()).isLessThanOrEqualTo(60).isGreaterThan(50);
        int counted = 0;
        for (int cell = 0; cell < 9; cell++) {
            int count = data.path("cells").get(cell).path("count").asInt();
            counted += count;
            assertThat(Float.isNaN(result.curve().last(cell))).isEqualTo(count == 0);
            int inCell = 0;
            for (JsonNode point : data.path("points")) {
                int column = Math.min(2, (int) (point.get(0).asDouble() * 3));
                int row = Math.min(2, (int) (point.get(1).asDouble() * 3));
                inCell += 3 * row + column == cell ? 1 : 0;
            }
            // places are told to the thousandth, so one at an edge may be counted next door
            assertThat(Math.abs(inCell - count)).isLessThanOrEqualTo(1);
        }
        assertThat(counted).isEqualTo(data.path("points").size());
        FigureResult again = make(query);
        assertThat(again.data()).isEqualTo(result.data());
    }

    @Test
    void asMuchAsTheSetHasIsShownAndNoMore() {
        assertThatThrownBy(() -> make("kind=spectrum&unit=mixed4c:12&count=4"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("need 16 photographs");
        assertThatThrownBy(() -> make("kind=spectrum&unit=mixed4c:12&photographs=nowhere"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("samples");
    }

    @Test
    void thePhotographsAreThereWhileTheEndsAreMade() {
        List<Integer> shown = new ArrayList<>();
        List<Integer> steps = new ArrayList<>();
        KINDS.make(spec("kind=spectrum&unit=mixed4c:13&count=1"), network, (step, of, objective, frame) -> {
            steps.add(step);
            shown.add(frame.get().size());
        });
        assertThat(shown).last().isEqualTo(6);
        int photographs = new SamplePhotographs().list().size();
        assertThat(steps).isSorted().endsWith(photographs + 1, photographs + 2);
    }

    @Test
    void aListenerCanStopTheLooking(@TempDir Path folder) {
        Kinds kinds = Kinds.with(VISUALIZER, new PhotographShelf(folder));
        RecipeListener stopping = new RecipeListener() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {}
        };
        assertThatThrownBy(() -> kinds.make(spec("kind=spectrum&unit=mixed4c:12&count=1"), network, stopping))
                .isInstanceOf(CancelledRunException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "kind=semantic&layer=mixed4c&photograph=nobody, nobody",
        "kind=semantic&layer=nowhere, nowhere",
        "kind=semantic&layer=mixed4c&groups=13, groups",
        "kind=semantic&layer=softmax&positions=2, positions",
        "kind=spectrum&unit=mixed4c:100000, 100000",
        "kind=atlas&layer=nowhere, nowhere",
        "kind=atlas&layer=mixed4c&samples=15, samples",
        "kind=spectrum&unit=mixed4c:1&photographs=../x, photographs",
    })
    void refusesWhatThereIsNot(String query, String said) {
        assertThatThrownBy(() -> spec(query)).hasMessageContaining(said);
    }

    @Test
    void theDataIsKeptWithTheFigureAndSealed(@TempDir Path folder) throws Exception {
        FigureSpec spec = spec("kind=semantic&layer=mixed4c&photograph=coffee&groups=2");
        FigureResult result = KINDS.make(spec, network, RecipeListener.NONE);
        FigureFolder.write(folder, KINDS.canonicalJson(spec), spec.layout(), result, Instant.EPOCH);
        StoredFigure read = FigureFolder.read(folder, KINDS.id(spec), KINDS);
        assertThat(read.spec()).isEqualTo(spec);
        assertThat(read.curve()).isEqualTo(result.curve());
        assertThat(read.curve().last(2)).isNaN();
        assertThat(read.data().orElseThrow().path("unexplained").asDouble())
                .isEqualTo(result.data().orElseThrow().path("unexplained").asDouble());
        Path file = folder.resolve(FigureFolder.RESULT);
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\"unexplained\":0", "\"unexplained\":1"));
        assertThatThrownBy(() -> FigureFolder.read(folder, KINDS.id(spec), KINDS))
                .isInstanceOf(FigureFolder.DamagedException.class);
    }
}
