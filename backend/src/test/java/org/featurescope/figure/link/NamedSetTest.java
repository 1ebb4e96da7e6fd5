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
