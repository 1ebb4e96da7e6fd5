package org.featurescope.figure.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.WithPhotographs;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.kind.KindRegistry;
import org.featurescope.kind.TestKinds;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A figure's set of photographs is what its photographs are, and not only its name. */
final class NamedSetTest {
    private static final String SPECTRUM = "kind=spectrum&unit=mixed4c:12&count=1&photographs=";

    @TempDir
    Path folder;

    private Kinds kinds = TestKinds.quick();
    private SpecReader reader = new SpecReader(kinds, Networks.catalogue());

    @BeforeEach
    void fill() throws IOException {
        put("birds", "one.jpg", "coffee");
        kinds = KindRegistry.kinds(new KindContext(FakeVisualizer.quick(), new PhotographShelf(folder)));
        reader = new SpecReader(kinds, Networks.catalogue());
    }

    private void put(String set, String file, String sample) throws IOException {
        Path place = folder.resolve("sets").resolve(set);
        Files.createDirectories(place);
        Files.write(place.resolve(file), new SamplePhotographs().bytes(sample));
    }

    private FigureId id(String query) {
        return kinds.id(reader.fromQuery(query).spec());
    }

    @Test
    void theHashOfTheSetIsFilledIn() {
        String expected;
        try (PhotographSet set = PhotographSet.of(folder.resolve("sets/birds"))) {
            expected = set.sha256();
        }
        FigureSpec spec = reader.fromQuery(SPECTRUM + "birds").spec();
        assertThat(kinds.toJson(spec).path("photographsHash").asText()).isEqualTo(expected);
        assertThat(kinds.toQuery(spec)).contains("photographsHash=" + expected.substring(0, 12) + "&");
        assertThat(reader.fromQuery(kinds.toQuery(spec)).spec()).isEqualTo(spec);
        assertThat(kinds.stored(kinds.toJson(spec))).isEqualTo(spec);
    }

    @Test
    void aLinkThatNamesNoSetMeansThePhotographsOfWikimediaCommons() {
        String unnamed = SPECTRUM.replace("&photographs=", "");
        FigureSpec spec = reader.fromQuery(unnamed).spec();
        assertThat(((WithPhotographs) spec).photographs().name()).isEqualTo("commons");
        assertThat(kinds.toQuery(spec)).contains("&photographs=commons&");
        assertThat(id(SPECTRUM + "commons")).isEqualTo(kinds.id(spec));
    }

    @Test
    void anOldLinkThatNamesNoSetButTheHashOfTheSamplesMeansTheSamples() {
        String hash;
        try (PhotographSet samples = PhotographSet.samples()) {
            hash = samples.sha256();
        }
        String unnamed = SPECTRUM.replace("photographs=", "photographsHash=");
        FigureId samples = id(SPECTRUM + "samples");
        assertThat(id(unnamed + hash)).isEqualTo(samples);
        assertThat(id(unnamed + hash.substring(0, 12))).isEqualTo(samples);
        assertThatThrownBy(() -> id(unnamed + "0123456789ab"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"commons\"");
        assertThatThrownBy(() -> id(SPECTRUM + "commons&photographsHash=" + hash))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"commons\"");
    }

    @Test
    void theIdOfASpectrumOfTheSamplesIsAsItWas() {
        assertThat(id(SPECTRUM + "samples").hex())
                .isEqualTo("8d457de9349dae60c721ca724b4c487dcfa20efe892efb43959a436cdb2ca94a");
        assertThat(id("kind=diversity&unit=mixed4c:12&photographs=samples").hex())
                .isEqualTo("3984d813a68e2e8f1cef0c96402b43f9ae2b5fa0c880444f01cebe9dc90a653c");
    }

    @Test
    void aFigureWithoutPhotographsHasOneIdWhateverSetOfTheProductItNames() {
        String none = "kind=diversity&unit=mixed4c:12&count=0";
        assertThat(id(none).hex()).isEqualTo("9a5f69e08092d24f53d788dbb06b041b275897b58ef702370f0a7a227da00f69");
        assertThat(id(none + "&photographs=commons")).isEqualTo(id(none));
        assertThat(id(none + "&photographs=samples")).isEqualTo(id(none));
    }

    @Test
    void otherPhotographsMakeAnotherFigure() throws IOException {
        FigureId before = id(SPECTRUM + "birds");
        assertThat(id(SPECTRUM + "birds")).isEqualTo(before);
        put("birds", "two.jpg", "rocket");
        FigureId more = id(SPECTRUM + "birds");
        assertThat(more).isNotEqualTo(before);
        Files.delete(folder.resolve("sets/birds/two.jpg"));
        assertThat(id(SPECTRUM + "birds")).isEqualTo(before);
    }

    @Test
    void aServerWithOtherPhotographsOfThatNameSaysWhichItHasAndHowToGetTheOthers() throws IOException {
        String link = kinds.toQuery(reader.fromQuery(SPECTRUM + "birds").spec());
        put("birds", "one.jpg", "rocket");
        assertThatThrownBy(() -> reader.fromQuery(link))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("photographsHash"))
                .hasMessageContaining("\"birds\"")
                .hasMessageContaining("at hand has")
                .hasMessageContaining("photographs/sets");
    }

    @Test
    void aServerWithoutTheSetSaysWhichItLacksAndHowToGetIt() {
        assertThatThrownBy(() -> reader.fromQuery(SPECTRUM + "whales&photographsHash=0123456789ab"))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.field()).isEqualTo("photographs"))
                .hasMessageContaining("\"whales\" with SHA-256 0123456789ab")
                .hasMessageContaining("birds")
                .hasMessageContaining("photographs/sets");
    }

    @Test
    void aFigureWhosePhotographsWereChangedBeforeItsTurnFails() throws IOException {
        Recipe recipe = reader.fromQuery(
                        "kind=atlas&layer=mixed4c&cells=2&samples=16&size=32&steps=1&photographs=birds")
                .recipe();
        put("birds", "one.jpg", "rocket");
        assertThatThrownBy(() -> recipe.make(RecipeListener.NONE))
                .isInstanceOf(FailedRunException.class)
                .hasMessageContaining("at hand has");
    }
}
