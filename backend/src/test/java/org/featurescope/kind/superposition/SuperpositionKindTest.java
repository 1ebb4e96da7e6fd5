package org.featurescope.kind.superposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.featurescope.figure.FigureExport;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.drawing.SvgDocument;
import org.featurescope.figure.drawing.SvgExport;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.superposition.SuperpositionResult.TrainedFeature;
import org.featurescope.kind.superposition.SuperpositionResult.TrainedModel;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuperpositionKindTest {
    private static final Kinds KINDS = TestKinds.quick();
    private static final SpecReader READER = new SpecReader(KINDS, Networks.catalogue());

    private static SuperpositionSpec spec(double sparsity, long seed) {
        return new SuperpositionSpec(5, sparsity, 0.9, seed);
    }

    private static ToyModel trained(double sparsity, long seed) {
        Training training = new Training(spec(sparsity, seed), sparsity);
        training.run();
        return training.model();
    }

    /** The angles between neighbouring arrows that are longer than a half, degrees. */
    private static double[] angles(ToyModel model) {
        double[] directions = IntStream.range(0, model.features())
                .mapToObj(model::arrow)
                .filter(arrow -> Math.hypot(arrow[0], arrow[1]) > 0.5)
                .mapToDouble(arrow -> Math.toDegrees(Math.atan2(arrow[1], arrow[0])))
                .sorted()
                .toArray();
        return IntStream.range(0, directions.length)
                .mapToDouble(i -> (directions[(i + 1) % directions.length] - directions[i] + 360) % 360)
                .toArray();
    }

    @Test
    void sparseFeaturesBecomeAPentagonFromEverySeed() {
        for (long seed = 0; seed < 5; seed++) {
            double[] angles = angles(trained(0.95, seed));
            assertThat(angles).as("seed %d", seed).hasSize(5);
            assertThat(Arrays.stream(angles).boxed())
                    .as("seed %d: %s", seed, Arrays.toString(angles))
                    .allSatisfy(angle -> assertThat(angle).isEqualTo(72, within(5.0)));
        }
    }

    @Test
    void denseFeaturesBecomeAnOrthogonalPairOfTheMostImportantTwo() {
        ToyModel model = trained(0, 0);
        assertThat(model.dimensionality(0)).isEqualTo(1, within(0.01));
        assertThat(model.dimensionality(1)).isEqualTo(1, within(0.01));
        double[] angles = angles(model);
        assertThat(angles).hasSize(2);
        assertThat(Math.min(angles[0], angles[1])).isEqualTo(90, within(5.0));
    }

    /** The page trains the same model; {@code training.test.ts} expects the same numbers. */
    @Test
    void thePageTrainsTheSameModel() {
        ToyModel model = trained(0.95, 0);
        assertThat(model.weights())
                .containsExactly(
                        new double[] {
                            0.9722808303,
                            -0.2903182352,
                            -1.1294769408,
                            0.8460188169,
                            -0.4132791582,
                            -0.5896738377,
                            -1.1001233099,
                            -0.0507630332,
                            0.7414864543,
                            1.0412892046
                        },
                        within(1e-9));
        assertThat(model.biases())
                .containsExactly(
                        new double[] {-0.2441573216, -0.2412443243, -0.2460073029, -0.2422527261, -0.2477766110},
                        within(1e-9));
    }

    @Test
    void theFigureHasTheModelAndThoseAtOtherSparsities() throws Exception {
        PreparedFigure prepared = READER.fromQuery("kind=superposition&sparsity=0.9&seed=4");
        FigureResult result = prepared.recipe().make(RecipeListener.NONE);
        SuperpositionResult data = (SuperpositionResult) result.data().orElseThrow();
        assertThat(data.model().sparsity()).isEqualTo(0.9);
        assertThat(data.others()).extracting(TrainedModel::sparsity).isEqualTo(SuperpositionRecipe.OTHERS);
        // at 0.9 the figure's own model is the one among the others
        assertThat(data.others()).contains(data.model());
        for (TrainedModel model : data.others()) {
            assertThat(model.features()).hasSize(5);
            assertThat(model.loss()).isBetween(0.0, 0.6);
            double dimensions = model.features().stream()
                    .mapToDouble(TrainedFeature::dimensionality)
                    .sum();
            assertThat(dimensions).isEqualTo(2, within(0.2));
        }
        assertThat(data.features().rows()).hasSize(7 * 5);
        assertThat(data.losses().rows()).hasSize(7);
        SvgDocument svg = SvgDocument.of(FigureExport.of(KINDS, prepared.spec(), result));
        assertThat(svg.texts()).contains("sparsity 0.95", "WᵀW", "b");
        assertThat(SvgExport.of(FigureExport.of(KINDS, prepared.spec(), result)))
                .isNotEmpty();
    }

    @Test
    void aLinkNamesWhatDiffersFromTheDefaults() {
        PreparedFigure prepared = READER.fromQuery("kind=superposition&features=6&importance=1&sparsity=0.95");
        assertThat(prepared.spec()).isEqualTo(new SuperpositionSpec(6, 0.95, 1, 0));
        assertThat(KINDS.toQuery(prepared.spec())).isEqualTo("kind=superposition&features=6&importance=1");
        assertThat(prepared.spec().caption()).contains("6 features", "95 %", "equally important");
    }

    @ParameterizedTest
    @CsvSource({
        "features, features=1",
        "features, features=13",
        "sparsity, sparsity=1",
        "sparsity, sparsity=NaN",
        "sparsity, sparsity=1e300",
        "importance, importance=0.4",
        "seed, seed=4294967296",
        "seed, seed=-1",
        "model, model=mini-inception"
    })
    void namesTheParameterAtFault(String field, String query) {
        assertThatThrownBy(() -> READER.fromQuery("kind=superposition&" + query))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @Test
    void stopsWhenItIsCancelled() {
        RecipeListener cancelled = new RecipeListener() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {}
        };
        assertThatThrownBy(() -> READER.fromQuery("kind=superposition").recipe().make(cancelled))
                .isInstanceOf(CancelledRunException.class);
    }
}
