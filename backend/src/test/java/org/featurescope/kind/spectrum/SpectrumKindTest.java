package org.featurescope.kind.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.KindRegistry;
import org.featurescope.kind.photographs.EngineFigures;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpectrumKindTest {
    private static final EngineFigures FIGURES = new EngineFigures();

    @AfterAll
    static void close() {
        FIGURES.close();
    }

    @Test
    void aSpectrumGoesFromTheLeastToTheMost() {
        FigureResult result = FIGURES.make("kind=spectrum&unit=mixed4c:12&count=2&photographs=samples");
        assertThat(result.pictures()).hasSize(10);
        SpectrumResult data = (SpectrumResult) result.data().orElseThrow();
        List<Double> photographs = data.items().stream()
                .filter(item -> item.group() % 5 != 0)
                .map(SpectrumResult.Item::activation)
                .toList();
        assertThat(photographs).hasSize(8).isSorted();
        assertThat(EngineFigures.labels(result).subList(1, 9)).doesNotHaveDuplicates();
        assertThat(result.pictures().subList(1, 9))
                .allSatisfy(picture -> assertThat(picture.credit()).isPresent());
        assertThat(result.pictures().get(0).credit()).isEmpty();
        assertThat(data.histogram().least()).isEqualTo(photographs.get(0));
        assertThat(data.histogram().most()).isEqualTo(photographs.get(7));
        int counted =
                data.histogram().counts().stream().mapToInt(Integer::intValue).sum();
        assertThat(counted).isEqualTo(new SamplePhotographs().list().size());
        assertThat(data.set().sha256()).hasSize(64);
    }

    @Test
    void asMuchAsTheSetHasIsShownAndNoMore() {
        assertThatThrownBy(() -> FIGURES.make("kind=spectrum&unit=mixed4c:12&count=4&photographs=samples"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("need 16 photographs");
        assertThatThrownBy(() -> FIGURES.make("kind=spectrum&unit=mixed4c:12&photographs=nowhere"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("samples");
    }

    @Test
    void thePhotographsAreThereWhileTheEndsAreMade() {
        List<Integer> shown = new ArrayList<>();
        List<Integer> steps = new ArrayList<>();
        FIGURES.prepared("kind=spectrum&unit=mixed4c:13&count=1&photographs=samples")
                .recipe()
                .make((step, of, objective, frame) -> {
                    steps.add(step);
                    shown.add(frame.get().size());
                });
        assertThat(shown).last().isEqualTo(6);
        int photographs = new SamplePhotographs().list().size();
        assertThat(steps).isSorted().endsWith(photographs + 1, photographs + 2);
    }

    @Test
    void aListenerCanStopTheIndexingOfPhotographs(@TempDir Path folder) {
        Kinds kinds = KindRegistry.kinds(new KindContext(FIGURES.visualizer(), new PhotographShelf(folder)));
        RecipeListener stopping = new RecipeListener() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {}
        };
        FigureSpec spec = FIGURES.prepared("kind=spectrum&unit=mixed4c:12&count=1&photographs=samples")
                .spec();
        Recipe recipe = kinds.prepared(spec, Networks.catalogue()).recipe();
        assertThatThrownBy(() -> recipe.make(stopping)).isInstanceOf(CancelledRunException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "kind=spectrum&unit=mixed4c:100000, 100000",
        "kind=spectrum&unit=mixed4c:1&photographs=../x, photographs",
    })
    void refusesWhatThereIsNot(String query, String said) {
        assertThatThrownBy(() -> FIGURES.prepared(query)).hasMessageContaining(said);
    }
}
