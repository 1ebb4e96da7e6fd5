package org.featurescope.kind.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.featurescope.activation.ActivationMap;
import org.featurescope.activation.OpenLayer;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Viewer;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.image.ImageDecoder;
import org.featurescope.kind.TestKinds;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grids of a layer's channels: which, in which order, on which page. */
final class GridKindTest {
    private static final Kinds KINDS = TestKinds.quick();
    private static final SpecReader READER = new SpecReader(KINDS, Networks.catalogue());
    private static final String TINY = "&size=32&steps=2";

    private final Network network = Networks.network();
    private final int channels = network.layer("mixed3a").channels();

    private FigureResult make(String query) {
        return READER.fromQuery("kind=grid&layer=mixed3a" + query + TINY)
                .recipe()
                .make(new Viewer());
    }

    private static GridResult data(FigureResult result) {
        return (GridResult) result.data().orElseThrow();
    }

    private static List<Integer> shown(FigureResult result) {
        return result.pictures().stream()
                .map(picture -> Integer.parseInt(picture.unit().replace("mixed3a:", "")))
                .toList();
    }

    private List<Integer> allPages(String query, int perPage) {
        List<Integer> all = new ArrayList<>();
        int pages = data(make(query + "&perPage=" + perPage)).pages();
        for (int page = 1; page <= pages; page++) {
            all.addAll(shown(make(query + "&perPage=" + perPage + "&page=" + page)));
        }
        return all;
    }

    @Test
    void allPagesTogetherAreAllChannelsInTheirOrder() {
        assertThat(allPages("&channels=all", 50))
                .isEqualTo(IntStream.range(0, channels).boxed().toList());
        GridResult data = data(make("&channels=all&perPage=50&page=2"));
        assertThat(data.channels()).isEqualTo(channels);
        assertThat(data.page()).isEqualTo(2);
        assertThat(data.pages()).isEqualTo((channels + 49) / 50);
    }

    @Test
    void theLastPageHasWhatIsLeft() {
        int last = channels / 50 + 1;
        FigureResult result = make("&channels=all&perPage=50&page=" + last);
        assertThat(result.pictures()).hasSize(channels % 50);
        FigureSpec spec = READER.fromQuery("kind=grid&layer=mixed3a&channels=all&perPage=50&page=" + last)
                .spec();
        Layout layout = spec.layout(result.pictures().size());
        assertThat(layout.rows() * layout.columns()).isBetween(channels % 50, channels % 50 + layout.columns() - 1);
    }

    @ParameterizedTest
    @CsvSource({"mean", "maximum"})
    void sortedByActivationTheMostActiveOnThePhotographComesFirst(String measure) {
        ActivationMap map;
        try (OpenLayer layer = new OpenLayer(network, network.layer("mixed3a"))) {
            map = layer.of(ImageDecoder.decode(new SamplePhotographs().bytes("coffee")));
        }
        FigureResult result = make("&channels=all&perPage=9&sort=activation&photograph=coffee&measure=" + measure);
        List<Integer> expected = IntStream.range(0, channels)
                .boxed()
                .sorted((a, b) -> Double.compare(value(map, b, measure), value(map, a, measure)))
                .limit(9)
                .toList();
        assertThat(shown(result)).isEqualTo(expected);
        List<Double> activations = data(result).activations().orElseThrow();
        for (int i = 0; i < 9; i++) {
            assertThat(activations.get(i)).isEqualTo(value(map, expected.get(i), measure));
            assertThat(result.pictures().get(i).label()).startsWith(expected.get(i) + " · ");
        }
    }

    /** From all vectors, not from the map's own statistics. */
    private static double value(ActivationMap map, int channel, String measure) {
        double sum = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (float[] position : map.positions()) {
            sum += position[channel];
            most = Math.max(most, position[channel]);
        }
        return measure.equals("mean") ? sum / (map.height() * (double) map.width()) : most;
    }

    @Test
    void sortedBySimilarityEveryChannelIsThereOnceAndTheOrderIsAlwaysTheSame() {
        List<Integer> order = allPages("&channels=all&sort=similarity", 64);
        assertThat(order).hasSize(channels);
        assertThat(new HashSet<>(order)).hasSize(channels);
        assertThat(order).isNotEqualTo(IntStream.range(0, channels).boxed().toList());
        assertThat(shown(make("&channels=all&sort=similarity"))).isEqualTo(order.subList(0, Math.min(64, channels)));
    }

    @Test
    void aListCanBeSortedToo() {
        List<Integer> all = allPages("&channels=all&sort=activation", 64);
        List<Integer> some = shown(make("&channels=3,9,1,40&sort=activation"));
        assertThat(some)
                .isEqualTo(all.stream().filter(List.of(3, 9, 1, 40)::contains).toList());
        assertThat(shown(make("&channels=3,9,1,40"))).containsExactly(3, 9, 1, 40);
    }

    @Test
    void whatMakesNoDifferenceMakesNoOtherFigure() {
        FigureSpec plain =
                READER.fromQuery("kind=grid&layer=mixed3a&channels=0-8").spec();
        assertThat(READER.fromQuery("kind=grid&layer=mixed3a&channels=0-8&perPage=9&photograph=coffee&measure=maximum")
                        .spec())
                .isEqualTo(plain);
        assertThat(READER.fromQuery("kind=grid&layer=mixed3a&channels=0-8&perPage=8")
                        .spec())
                .isNotEqualTo(plain);
        assertThat(READER.fromQuery("kind=grid&layer=mixed3a&channels=0-8&sort=activation&photograph=coffee")
                        .spec())
                .isNotEqualTo(READER.fromQuery("kind=grid&layer=mixed3a&channels=0-8&sort=activation")
                        .spec());
    }

    @Test
    void allIsReadAndPrintedAsItself() {
        FigureSpec all = READER.fromQuery("kind=grid&layer=mixed3a&channels=all&page=2&perPage=24&sort=similarity")
                .spec();
        assertThat(KINDS.toQuery(all)).contains("&channels=all&").contains("&page=2&perPage=24&sort=similarity&");
        assertThat(READER.fromQuery(KINDS.toQuery(all)).spec()).isEqualTo(all);
        assertThat(READER.fromJson(KINDS.toJson(all).toString().getBytes(StandardCharsets.UTF_8))
                        .spec())
                .isEqualTo(all);
        assertThat(KINDS.toQuery(
                        READER.fromQuery("kind=grid&layer=mixed3a&channels=0-3").spec()))
                .doesNotContain("page", "sort");
    }

    @ParameterizedTest
    @CsvSource({"channel,channel(", "neuron,neuron(", "negative-channel,direction("})
    void everyUnitIsAskedAsTheSpecSays(String objective, String expression) {
        GridSpec spec =
                (GridSpec) READER.fromQuery("kind=grid&layer=mixed3a&channels=all&perPage=4&objective=" + objective)
                        .spec();
        String asked = spec.plan(List.of(0, 1), List.of("0", "1"))
                .runs()
                .get(0)
                .objective()
                .toString();
        assertThat(asked.split(Pattern.quote(expression), -1)).hasSize(3);
    }

    @Test
    void aPhotographIsLookedAtBeforeTheFirstStep() {
        List<Integer> steps = new ArrayList<>();
        List<Integer> shown = new ArrayList<>();
        READER.fromQuery("kind=grid&layer=mixed3a&channels=all&perPage=4&sort=similarity" + TINY)
                .recipe()
                .make((step, of, objective, frame) -> {
                    steps.add(step);
                    shown.add(frame.get().size());
                });
        int photographs = new SamplePhotographs().list().size();
        assertThat(steps).isSorted().hasSize(photographs + 2).endsWith(photographs + 2);
        assertThat(shown).containsOnly(4);
    }

    @Test
    void namesThePagesAndPhotographsThereAre() {
        assertThatThrownBy(() -> make("&channels=all&page=1000"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("have pages 1 to ");
        assertThatThrownBy(() -> make("&channels=all&sort=activation&photograph=nobody"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("chelsea");
        assertThatThrownBy(() -> make("&channels=all&perPage=65"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("perPage"));
        assertThatThrownBy(() -> make("&channels=some")).hasMessageContaining("all, or 1 to 64 channels");
    }
}
