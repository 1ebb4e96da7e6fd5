package org.featurescope.kind.basistest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Viewer;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.KindRegistry;
import org.featurescope.kind.basistest.BasisTestResult.Analysis;
import org.featurescope.kind.basistest.BasisTestResult.Comparison;
import org.featurescope.kind.basistest.BasisTestResult.Effect;
import org.featurescope.kind.basistest.BasisTestResult.Pictured;
import org.featurescope.kind.basistest.BasisTestResult.PicturedDirection;
import org.featurescope.kind.basistest.BasisTestResult.Side;
import org.featurescope.kind.photographs.EngineFigures;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BasisTestKindTest {
    private static final EngineFigures FIGURES = new EngineFigures();

    @AfterAll
    static void close() {
        FIGURES.close();
    }

    @Test
    void testsBothSidesOfTheReluWithControlsAndPicturesAlongThePath() {
        String query = "kind=basis-test&layer=mixed3a&rotations=2&alphas=3&photographs=samples";
        FigureResult result = FIGURES.make(query);
        BasisTestResult data = (BasisTestResult) result.data().orElseThrow();
        assertThat(data.sides()).extracting(Side::name).containsExactly("after", "before");
        for (Side side : data.sides()) {
            assertThat(side.analyses()).extracting(Analysis::source).containsExactly("trained", "untrained", "noise");
            assertThat(side.sentences())
                    .isNotEmpty()
                    .allSatisfy(sentence -> assertThat(sentence).endsWith("."));
            for (Analysis analysis : side.analyses()) {
                assertThat(analysis.comparisons()).isNotEmpty().allSatisfy(BasisTestKindTest::assertSound);
                assertThat(analysis.path()).hasSize(analysis.source().equals("noise") ? 0 : 3);
            }
        }
        assertThat(data.sample().branches()).isGreaterThan(1);
        assertThat(data.sample().classes()).isZero();
        assertPictures(data.directions(), result);
        assertThat(FIGURES.make(query).data()).isEqualTo(result.data());
    }

    private static void assertSound(Comparison comparison) {
        for (Effect effect : comparison.effects()) {
            assertThat(effect.low()).isBetween(-1.0, effect.delta());
            assertThat(effect.high()).isBetween(effect.delta(), 1.0);
            assertThat(effect.directions()).isGreaterThan(1);
        }
    }

    private static void assertPictures(List<PicturedDirection> directions, FigureResult result) {
        assertThat(directions).hasSize(5);
        assertThat(result.pictures()).hasSize(5 * 5 * 5);
        for (PicturedDirection direction : directions) {
            assertThat(direction.points()).extracting(Pictured::alpha).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
            assertThat(direction.points().get(0).weight()).isEqualTo(1, within(1e-6));
            for (Pictured point : direction.points()) {
                assertThat(result.pictures().get(point.picture()).unit()).contains(":" + direction.channel() + ",");
                List<Float> projections = point.patches().stream()
                        .map(patch -> result.pictures().get(patch).objective())
                        .toList();
                assertThat(projections).hasSize(4).isSortedAccordingTo((a, b) -> Float.compare(b, a));
                assertThat(point.patches().stream()
                                .map(patch -> result.pictures().get(patch).label()))
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aLayerWithoutMapAndWithNegativeValuesIsTestedToo() {
        FigureResult result =
                FIGURES.make("kind=basis-test&layer=softmax_pre_activation&rotations=2&alphas=2&photographs=samples");
        BasisTestResult data = (BasisTestResult) result.data().orElseThrow();
        assertThat(data.sides()).extracting(Side::name).containsExactly("after");
        assertThat(data.sides().get(0).components()).isZero();
        assertThat(data.sample().positions()).isEqualTo(data.sample().photographs());
    }

    @ParameterizedTest
    @CsvSource({
        "layer=nowhere, nowhere",
        "layer=mixed4c&rotations=0, rotations",
        "layer=mixed4c&alphas=1, alphas",
        "layer=mixed4c&photographs=nowhere, nowhere",
    })
    void refusesWhatThereIsNot(String query, String said) {
        assertThatThrownBy(() -> FIGURES.prepared("kind=basis-test&" + query)).hasMessageContaining(said);
    }

    @Test
    void aSetOfOnePhotographIsTooSmall(@TempDir Path folder) throws IOException {
        Path set = Files.createDirectories(folder.resolve("sets/one"));
        SamplePhotographs samples = new SamplePhotographs();
        String name = samples.list().get(0).id();
        Files.write(set.resolve(name + ".png"), samples.bytes(name));
        Kinds kinds = KindRegistry.kinds(new KindContext(FIGURES.visualizer(), new PhotographShelf(folder)));
        Recipe recipe = new SpecReader(kinds, Networks.catalogue())
                .fromQuery("kind=basis-test&layer=mixed3a&photographs=one&size=32&steps=2")
                .recipe();
        assertThatThrownBy(() -> recipe.make(new Viewer()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("photographs"))
                .hasMessageContaining("needs 8 photographs that can be read, but the set one has 1");
    }

    @Test
    void aLayerOfOneChannelHasOneDirection() {
        Network all = Networks.network();
        Network narrow = new Network(
                all.descriptor(),
                all.sha256(),
                all.graph(),
                List.of(new Layer("narrow", "narrow", "other", 0, 1, 7, 7, 0)),
                List.of());
        BasisTestSpec spec = (BasisTestSpec)
                FIGURES.prepared("kind=basis-test&layer=mixed3a").spec();
        BasisTestSpec ofNarrow =
                new BasisTestSpec(spec.network(), "narrow", spec.photographs(), 2, 2, spec.optimization());
        assertThatThrownBy(
                        () -> ofNarrow.checkAgainst(narrow, FIGURES.visualizer().limits()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("layer"))
                .hasMessageContaining("layer narrow of")
                .hasMessageContaining("has one channel");
    }

    @Test
    void canBeCancelledWhileStatisticsAreComputed() {
        AtomicInteger last = new AtomicInteger();
        RecipeListener impatient = new RecipeListener() {
            @Override
            public boolean cancelled() {
                return last.get() > 30;
            }

            @Override
            public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
                last.set(step);
            }
        };
        assertThatThrownBy(() -> FIGURES.prepared("kind=basis-test&layer=mixed3a&photographs=samples")
                        .recipe()
                        .make(impatient))
                .isInstanceOf(CancelledRunException.class);
    }
}
