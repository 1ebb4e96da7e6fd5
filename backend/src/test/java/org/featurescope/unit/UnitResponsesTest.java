package org.featurescope.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.featurescope.activation.Activations;
import org.featurescope.activation.LayerActivation;
import org.featurescope.activation.Recording;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.UnitSearch.Found;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnitResponsesTest {
    private static final Network NETWORK = ColourNetwork.of("colours", 0, 1, 2);
    private static final Network SHUFFLED = ColourNetwork.of("shuffled", 2, 0, 1);
    private static final Unit RED = new Unit("out", 0);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private static UnitResponses responses;
    private static KnownResponses known;

    @BeforeAll
    static void measure() throws IOException {
        ColourNetwork.write(folder.resolve("pictures"), 90);
        known = new KnownResponses(folder.resolve("data"));
        responses = measured(NETWORK);
        known.keep(responses);
        known.keep(measured(SHUFFLED));
        known.keep(examples(NETWORK));
        known.keep(examples(SHUFFLED));
    }

    private static DatasetExamples examples(Network network) {
        try (PhotographSet set = PhotographSet.of(folder.resolve("pictures"))) {
            return DatasetExamples.measure(network, set, IndexListener.NONE);
        }
    }

    private static UnitResponses measured(Network network) {
        try (PhotographSet set = PhotographSet.of(folder.resolve("pictures"))) {
            return UnitResponses.measure(network, set, "colours", UnaryOperator.identity(), IndexListener.NONE);
        }
    }

    @Test
    void aUnitThatDetectsRedFiresOnRedThingsAndIsNamedByThem() {
        FiresOn red = responses.firesOn(RED);
        assertThat(red.name()).hasValue(new FiresOn.Share("retriever", 1));
        assertThat(red.classes())
                .extracting(FiresOn.Share::word)
                .containsExactlyInAnyOrder("golden retriever", "Labrador retriever");
        assertThat(responses.firesOn(new Unit("out", 1)).name()).hasValue(new FiresOn.Share("tabby", 1));
    }

    @Test
    void ofFewPicturesAUnitGetsNoName() throws IOException {
        try (PhotographSet set = PhotographSet.of(ColourNetwork.write(folder.resolve("few"), 20))) {
            FiresOn red = UnitResponses.measure(NETWORK, set, "few", UnaryOperator.identity(), IndexListener.NONE)
                    .firesOn(RED);
            assertThat(red.name()).isEmpty();
            assertThat(red.classes()).isNotEmpty();
        }
    }

    @Test
    void responsesAreMeansOfStandardizedActivations() {
        float[] of = responses.of(RED);
        List<String> labels = responses.labels();
        // two of twelve classes answer, ten do not: their standardized means are sqrt(10/2) and -sqrt(2/10)
        for (int i = 0; i < of.length; i++) {
            double expected = labels.get(i).endsWith("retriever") ? Math.sqrt(5) : -Math.sqrt(0.2);
            assertThat(of[i]).isCloseTo((float) expected, within(0.1f));
        }
    }

    @Test
    void aUnitThatHardlyRespondsIsMeasuredByTheDeviationOfTheOthers() {
        List<float[]> activations =
                List.of(new float[] {0, 0, 0, 1}, new float[] {2, 2, 1e-6f, 1}, new float[] {0, 0, 0, 1}, new float[] {
                    2, 2, 0, 1
                });
        LayerResponses layer = LayerResponses.of("layer", activations, new int[] {0, 1, 0, 1}, 2, 2);

        double[] standardized = layer.standardized(new float[] {3, 1, 0.1f, 7});
        assertThat(standardized[0]).isCloseTo(2, within(1e-6));
        assertThat(standardized[2]).isCloseTo(0.2, within(1e-3));
        assertThat(standardized[3]).isZero();
    }

    @Test
    void theSameUnitIsFoundInACopyWithShuffledChannels() {
        UnitSearch search = new UnitSearch(known, List.of(NETWORK, SHUFFLED));
        int[] order = {2, 0, 1};
        for (int channel = 0; channel < order.length; channel++) {
            Found best = search.like(NETWORK, new Unit("out", channel), "", 3).get(0);
            assertThat(best.network().id()).isEqualTo("shuffled");
            assertThat(best.unit()).isEqualTo(new Unit("out", order[channel]));
            assertThat(best.likeness()).isCloseTo(1, within(0.01));
        }
    }

    @Test
    void aUnitIsComparedOnlyWithNetworksThatSawTheSamePhotographs() throws IOException {
        KnownResponses others = new KnownResponses(folder.resolve("others"));
        others.keep(examples(NETWORK));
        others.keep(responses);
        others.keep(measured(SHUFFLED));
        try (PhotographSet set = PhotographSet.of(ColourNetwork.write(folder.resolve("fewer"), 2))) {
            others.keep(DatasetExamples.measure(SHUFFLED, set, IndexListener.NONE));
        }
        assertThat(new UnitSearch(others, List.of(NETWORK, SHUFFLED)).like(NETWORK, RED, "", 9))
                .extracting(found -> found.network().id())
                .containsOnly("colours");
        NamedUnit red = new NamedUnit(NETWORK, RED);
        assertThat(UnitSearch.likeness(others, red, new NamedUnit(SHUFFLED, RED)))
                .isEmpty();
        assertThat(UnitSearch.likeness(others, red, red).orElseThrow()).isCloseTo(1, within(1e-6));
        assertThat(UnitSearch.likeness(known, red, new NamedUnit(SHUFFLED, new Unit("out", 2)))
                        .orElseThrow())
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void withoutClassesTheActivationsAloneAreCompared() throws IOException {
        KnownResponses examplesOnly = new KnownResponses(folder.resolve("examples-only"));
        examplesOnly.keep(examples(NETWORK));
        examplesOnly.keep(examples(SHUFFLED));
        NamedUnit red = new NamedUnit(NETWORK, RED);
        NamedUnit green = new NamedUnit(SHUFFLED, new Unit("out", 0));
        double cosine = UnitSearch.likeness(examplesOnly, red, green).orElseThrow();
        double both = UnitSearch.likeness(known, red, green).orElseThrow();
        double ofResponses =
                responses.layer("out").orElseThrow().correlation(1, Correlation.standardized(responses.of(RED)));
        assertThat(both).isCloseTo((cosine + ofResponses) / 2, within(1e-6));
        assertThat(cosine).isNotCloseTo(ofResponses, within(1e-6));
    }

    @Test
    void aUnitIsFoundByWordsForWhatItsClassesAre() {
        UnitSearch search = new UnitSearch(known, List.of(NETWORK));
        for (String words : List.of("dog", "Dogs ", "golden retriever", "retriever")) {
            UnitSearch.Answer answer = search.find(words, "", 1).orElseThrow();
            assertThat(answer.units()).extracting(Found::unit).containsExactly(RED);
        }
        assertThat(search.find("dog", "", 1).orElseThrow().meaning())
                .contains("2 classes", "Labrador retriever, golden retriever");
        assertThat(search.find("cat", "", 1).orElseThrow().units())
                .extracting(Found::unit)
                .containsExactly(new Unit("out", 1));
    }

    @Test
    void aUnitIsFoundByTheNameOfAnother() {
        UnitSearch search = new UnitSearch(known, List.of(NETWORK, SHUFFLED));
        UnitSearch.Answer answer = search.find("shuffled/out:2", "", 1).orElseThrow();
        assertThat(answer.units()).extracting(Found::unit).containsExactly(RED);
        assertThat(answer.meaning()).contains("out:2 of shuffled");
    }

    @Test
    void aUnitIsFoundByThePatchOfAPictureThatExcitesIt() {
        byte[] pixels = new byte[8 * 8 * 3];
        for (int i = 0; i < pixels.length; i += 3) {
            boolean left = i / 3 % 8 < 4;
            pixels[i + (left ? 0 : 1)] = (byte) 220;
        }
        RgbImage picture = new RgbImage(8, 8, pixels);
        for (Network network : List.of(NETWORK, SHUFFLED)) {
            for (int colour = 0; colour < 2; colour++) {
                byte[] patch = PngEncoder.encode(Resampler.crop(picture, 2, colour * 4, 4, 4));
                ExcitedUnits units = new ExcitedUnits(known, List.of(network), of -> means(of, patch));
                Unit expected = new Unit("out", network == NETWORK ? colour : (colour + 2) % 3);

                assertThat(units.strongest("", 3).get(0).unit()).isEqualTo(expected);
                assertThat(units.strongest("nolayer", 3)).isEmpty();
                Found resembling = units.resembling(Optional.empty(), "", 3).get(0);
                assertThat(resembling.unit()).isEqualTo(expected);
                assertThat(resembling.likeness()).isCloseTo(1, within(0.05));
            }
        }
    }

    private static List<float[]> means(Network network, byte[] picture) {
        Recording recording = new Recording();
        try (Activations activations = new Activations()) {
            activations.run(network, picture, recording);
        }
        return recording.layers.stream().map(LayerActivation::mean).toList();
    }

    @Test
    void whatNoUnitKnowsFindsNothing() {
        UnitSearch search = new UnitSearch(known, List.of(NETWORK));
        for (String words : List.of("", " ", "xylophone", "out:99", "nolayer:1", "<b>", "*", "s")) {
            assertThat(search.find(words, "", 5)).as(words).isEmpty();
        }
        assertThat(search.find("dog", "no layer", 5).orElseThrow().units()).isEmpty();
        assertThat(new UnitSearch(new KnownResponses(folder.resolve("empty")), List.of(NETWORK)).find("dog", "", 5))
                .isEmpty();
    }

    @Test
    void aFileHoldsAllOfThem() throws IOException {
        UnitResponses read =
                new KnownResponses(folder.resolve("data")).of(NETWORK).orElseThrow();
        assertThat(read.classes()).isEqualTo(responses.classes());
        assertThat(read.pictures()).isEqualTo("colours");
        for (int channel = 0; channel < 3; channel++) {
            Unit unit = new Unit("out", channel);
            assertThat(read.of(unit)).isEqualTo(responses.of(unit));
            assertThat(read.firesOn(unit)).isEqualTo(responses.firesOn(unit));
        }
    }

    @Test
    void aDamagedFileIsRefused() {
        byte[] bytes = ResponsesFile.bytes(responses);
        for (int length : List.of(0, 5, 40, bytes.length / 2, bytes.length - 12)) {
            assertThatThrownBy(() -> ResponsesFile.read(new ByteArrayInputStream(Arrays.copyOf(bytes, length))))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void theFileOfAnotherNetworkOrADamagedOneIsNotUsed() throws IOException {
        Path data = folder.resolve("other");
        Path file = data.resolve("responses").resolve(NETWORK.identity() + ".gz");
        Files.createDirectories(file.getParent());
        Files.write(file, ResponsesFile.bytes(measured(SHUFFLED)));
        assertThat(new KnownResponses(data).of(NETWORK)).isEqualTo(Optional.empty());
        Files.write(file, new byte[] {1, 2, 3});
        assertThat(new KnownResponses(data).of(NETWORK)).isEqualTo(Optional.empty());
    }

    @Test
    void aSetWithoutFoldersIsRefused() throws IOException {
        Path flat = Files.createDirectories(folder.resolve("flat"));
        Files.copy(folder.resolve("pictures/tabby/1.png"), flat.resolve("1.png"));
        try (PhotographSet set = PhotographSet.of(flat)) {
            assertThatThrownBy(() ->
                            UnitResponses.measure(NETWORK, set, "flat", UnaryOperator.identity(), IndexListener.NONE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("must be in folders");
        }
    }
}
