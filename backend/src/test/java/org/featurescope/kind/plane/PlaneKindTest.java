package org.featurescope.kind.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.activation.photographs.Positions;
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
import org.featurescope.kind.photographs.EngineFigures;
import org.featurescope.kind.plane.PlaneResult.Patch;
import org.featurescope.kind.plane.PlaneResult.Place;
import org.featurescope.kind.plane.PlaneResult.Side;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlaneKindTest {
    private static final EngineFigures FIGURES = new EngineFigures();
    private static final Network NETWORK = Networks.network();
    private static final String NEURONS = "kind=plane&a=mixed3a:1&b=mixed3a:5&angles=4&photographs=samples";

    @AfterAll
    static void close() {
        FIGURES.close();
    }

    @Test
    void theCoordinatesOfAPatchAreItsTwoNeuronsActivations() {
        FigureResult result = FIGURES.make(NEURONS);
        PlaneResult data = (PlaneResult) result.data().orElseThrow();
        assertThat(data.angle()).isEqualTo(90);
        assertThat(data.sides()).extracting(Side::name).containsExactly("before", "after");
        assertThat(result.pictures()).hasSize(4 + data.patches().size());
        Stage after = Stages.layer(NETWORK, "mixed3a");
        Stage before = Stages.beforeRelu(NETWORK, NETWORK.layer("mixed3a")).orElseThrow();
        try (PhotographSet set = Networks.shelf().open("samples")) {
            ActivationIndex index =
                    Networks.shelf().activations(set, NETWORK, List.of(after, before), IndexListener.NONE);
            Positions positions = index.positions(before);
            for (int number = 0; number < data.patches().size(); number++) {
                Patch patch = data.patches().get(number);
                int place = IntStream.range(0, positions.count())
                        .filter(i ->
                                positions.rows()[i] == patch.row() && positions.columns()[i] == patch.column())
                        .findFirst()
                        .orElseThrow();
                float[] values = index.values(before, index.names().indexOf(patch.photograph()));
                Place atBefore = data.sides().get(0).places().get(number);
                Place atAfter = data.sides().get(1).places().get(number);
                float x = values[place * before.channels() + 1];
                float y = values[place * before.channels() + 5];
                assertThat(atBefore.x()).isEqualTo(x, within(1e-4 * Math.abs(x)));
                assertThat(atBefore.y()).isEqualTo(y, within(1e-4 * Math.abs(y)));
                assertThat(atAfter.x()).isEqualTo(Math.max(0, x), within(0.002 * Math.abs(x)));
                assertThat(atAfter.y()).isEqualTo(Math.max(0, y), within(0.002 * Math.abs(y)));
                assertThat(result.pictures().get(patch.picture()).label()).isEqualTo(patch.photograph());
            }
        }
    }

    /** The page has to find among the patches those that score most of all positions, whatever the degree. */
    @Test
    void noPointScoresMoreThanTheBestPatchAtAnyDegree() {
        PlaneResult data = (PlaneResult) FIGURES.make(NEURONS).data().orElseThrow();
        for (Side side : data.sides()) {
            assertThat(side.points()).hasSize(side.positions());
            for (int degrees = 0; degrees < 360; degrees++) {
                int angle = degrees;
                double most = side.points().stream()
                        .mapToDouble(point -> point.along(angle))
                        .max()
                        .orElseThrow();
                List<Integer> best = PlaneTables.best(data, side, degrees);
                if (!best.isEmpty()) {
                    assertThat(side.places().get(best.get(0)).along(degrees)).isEqualTo(most, within(1e-9));
                } else {
                    assertThat(most).isLessThanOrEqualTo(1e-9 * side.reach());
                }
            }
        }
        assertThat(PlaneTables.best(data).rows()).isNotEmpty();
        assertThat(PlaneTables.patches(data).rows())
                .hasSize(data.patches().size() * data.sides().size());
    }

    @Test
    void directionsThatAreNotOrthogonalHaveTheirAngle() {
        PlaneResult data = (PlaneResult)
                FIGURES.make("kind=plane&a=1*mixed3a:1%2B1*mixed3a:5&b=mixed3a:5&angles=4&photographs=samples")
                        .data()
                        .orElseThrow();
        assertThat(data.angle()).isEqualTo(45, within(1e-3));
        PlaneResult random =
                (PlaneResult) FIGURES.make("kind=plane&a=mixed3a~1&b=mixed3a~2&angles=4&photographs=samples")
                        .data()
                        .orElseThrow();
        assertThat(random.angle()).isBetween(60.0, 120.0);
    }

    @Test
    void aLayerWithoutReluHasOneSide() {
        PlaneResult data = (PlaneResult) FIGURES.make(
                        "kind=plane&a=softmax_pre_activation:1&b=softmax_pre_activation:2&angles=4&photographs=samples")
                .data()
                .orElseThrow();
        assertThat(data.sides()).singleElement().satisfies(side -> {
            assertThat(side.name()).isEqualTo("after");
            assertThat(side.rectified()).isFalse();
            assertThat(PlaneTables.best(data, side, 200)).hasSize(6);
        });
    }

    private static void grey(Path folder, int count) throws IOException {
        Path set = Files.createDirectories(folder.resolve("sets/grey"));
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, i);
            ImageIO.write(image, "png", set.resolve(i + ".png").toFile());
        }
    }

    private static Recipe ofGrey(PhotographShelf shelf, String query) {
        Kinds kinds = KindRegistry.kinds(new KindContext(FIGURES.visualizer(), shelf));
        return new SpecReader(kinds, Networks.catalogue())
                .fromQuery("kind=plane&angles=4&photographs=grey&size=32&steps=2&" + query)
                .recipe();
    }

    @Test
    void aSetThatIsTooSmallIsRefused(@TempDir Path folder) throws IOException {
        grey(folder, 5);
        Recipe recipe = ofGrey(new PhotographShelf(folder), "a=mixed3a:1&b=mixed3a:5");
        assertThatThrownBy(() -> recipe.make(new Viewer()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("photographs"))
                .hasMessageContaining("6 photographs at each angle, but the set grey has 5");
    }

    @Test
    void aUnitThatNoPhotographExcitesIsRefused(@TempDir Path folder) throws IOException {
        grey(folder, 6);
        PhotographShelf shelf = new PhotographShelf(folder);
        Stage stage = Stages.layer(NETWORK, "mixed3a");
        int[] channels;
        try (PhotographSet set = shelf.open("grey")) {
            float[] means = shelf.activations(set, NETWORK, List.of(stage), IndexListener.NONE)
                    .means(stage);
            channels = new int[] {channel(means, stage, false), channel(means, stage, true)};
        }
        Recipe recipe = ofGrey(shelf, "a=mixed3a:%d&b=mixed3a:%d".formatted(channels[1], channels[0]));
        assertThatThrownBy(() -> recipe.make(new Viewer()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("b"))
                .hasMessage("no photograph of the set grey excites mixed3a:%d; choose another unit or set"
                        .formatted(channels[0]));
    }

    /** Returns the first channel that some photograph excites, or that none does. */
    private static int channel(float[] means, Stage stage, boolean isExcited) {
        return IntStream.range(0, stage.channels())
                .filter(channel -> isExcited
                        == IntStream.range(0, means.length / stage.channels())
                                .anyMatch(photograph -> means[photograph * stage.channels() + channel] != 0))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void canBeCancelled() {
        RecipeListener impatient = new RecipeListener() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
                // nobody watches
            }
        };
        assertThatThrownBy(() -> FIGURES.prepared(NEURONS).recipe().make(impatient))
                .isInstanceOf(CancelledRunException.class);
    }
}
