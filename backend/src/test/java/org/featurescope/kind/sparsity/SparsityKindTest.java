package org.featurescope.kind.sparsity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Viewer;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.figure.table.CsvExport;
import org.featurescope.figure.table.Table;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.KindRegistry;
import org.featurescope.kind.sparsity.SparsityResult.StageKind;
import org.featurescope.kind.sparsity.SparsityResult.StageSparsity;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class SparsityKindTest {
    private static final int SAMPLES = new SamplePhotographs().list().size();

    @SuppressWarnings("NullAway.Init")
    @TempDir
    private Path folder;

    private static SparsityResult samples;

    private static Kinds kinds(Path folder) {
        return KindRegistry.kinds(new KindContext(FakeVisualizer.quick(), new PhotographShelf(folder)));
    }

    private static FigureResult make(Path folder, String query, RecipeListener listener) {
        Kinds kinds = kinds(folder);
        FigureSpec spec = new SpecReader(kinds, Networks.catalogue())
                .fromQuery("kind=sparsity&" + query)
                .spec();
        return kinds.prepared(spec, Networks.catalogue()).recipe().make(listener);
    }

    private FigureResult make(String query, RecipeListener listener) {
        return make(folder, query, listener);
    }

    private static SparsityResult data(Path folder, String query) {
        return (SparsityResult) make(folder, query, new Viewer()).data().orElseThrow();
    }

    private SparsityResult data(String query) {
        return data(folder, query);
    }

    @BeforeAll
    static void measureSamples(@TempDir Path folder) {
        samples = data(folder, "photographs=samples");
    }

    @Test
    void measuresAllStagesOfTheNetworkAndOfAnUntrainedOne() {
        SparsityResult data = samples;
        assertThat(data.set().photographs()).isEqualTo(SAMPLES);
        Kinds kinds = kinds(folder);
        FigureSpec spec = new SpecReader(kinds, Networks.catalogue())
                .fromQuery("kind=sparsity&photographs=samples")
                .spec();
        assertThat(kinds.caption(spec, Optional.empty())).isEqualTo(spec.caption());
        assertThat(kinds.caption(spec, Optional.of(ResultData.toJson(data))))
                .isEqualTo(spec.caption()
                        + " Measured on 14 photographs of the set samples, 16 positions of each map at most.");
        assertThat(data.stages())
                .extracting(StageSparsity::name)
                .isEqualTo(
                        Stages.of(Networks.network()).stream().map(Stage::name).toList());
        assertThat(data.layers()).hasSize(Networks.network().layers().size());
        for (StageSparsity stage : data.stages()) {
            long values = (long) SAMPLES * stage.positions() * stage.channels();
            assertThat(stage.positions()).isBetween(1, SparsitySpec.POSITIONS);
            assertThat(stage.trained().values()).isEqualTo(values);
            assertThat(stage.untrained().values()).isEqualTo(values);
            assertThat(stage.trained().zeros() + stage.trained().histogram().total())
                    .isEqualTo(values);
            assertThat(stage.trained()).isNotEqualTo(stage.untrained());
        }
        StageSparsity before = data.stages().stream()
                .filter(stage -> stage.kind() == StageKind.BEFORE_RELU)
                .findFirst()
                .orElseThrow();
        StageSparsity after = data.stages().get(data.stages().indexOf(before) + 1);
        assertThat(before.title()).isEqualTo(after.title() + " before ReLU");
        // what is above zero before the ReLU is what is not zero after it
        assertThat(before.trained().positive()).isEqualTo(after.trained().nonZero());
        assertThat(before.untrained().positive()).isEqualTo(after.untrained().nonZero());
        // an untrained network's values before a ReLU are about as often above zero as below
        assertThat(before.untrained().positive().mean().orElseThrow()).isBetween(0.2, 0.8);
    }

    @Test
    void theSameSpecGivesTheSameNumbersAndAnotherSeedAnotherControl() {
        SparsityResult first = samples;
        assertThat(data("photographs=samples")).isEqualTo(first);
        SparsityResult other = data("photographs=samples&seed=2");
        assertThat(other.stages())
                .extracting(StageSparsity::trained)
                .isEqualTo(first.stages().stream().map(StageSparsity::trained).toList());
        assertThat(other.stages().get(0).untrained())
                .isNotEqualTo(first.stages().get(0).untrained());
    }

    @Test
    void eachPhotographOfEachNetworkIsAStep() {
        List<Integer> steps = new ArrayList<>();
        make("photographs=samples", (step, of, objective, frame) -> {
            assertThat(of).isEqualTo(2 * SAMPLES);
            steps.add(step);
        });
        assertThat(steps).isSorted().doesNotHaveDuplicates().contains(SAMPLES).endsWith(2 * SAMPLES);
    }

    @Test
    void aListenerCanStopItInEitherNetwork() {
        for (int until : new int[] {0, SAMPLES}) {
            List<Integer> steps = new ArrayList<>(List.of(0));
            RecipeListener stopping = new RecipeListener() {
                @Override
                public boolean cancelled() {
                    return steps.get(steps.size() - 1) >= until;
                }

                @Override
                public void step(int step, int of, float[] objective, Supplier<List<RgbImage>> frame) {
                    steps.add(step);
                }
            };
            assertThatThrownBy(() -> make("photographs=samples", stopping)).isInstanceOf(CancelledRunException.class);
            assertThat(steps).endsWith(until);
        }
    }

    private void picture(String set, String name, int width, int height, int colour) throws IOException {
        Path file = folder.resolve("sets").resolve(set).resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, colour);
            }
        }
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void ofOneConstantPhotographWhatIsUndefinedIsEmptyAndNotANumberNowhere() throws IOException {
        picture("one", "grey.png", 40, 30, 0x808080);
        SparsityResult data = data("photographs=one");
        assertThat(data.set().photographs()).isEqualTo(1);
        for (StageSparsity stage : data.stages()) {
            assertThat(stage.trained().nonZero().error()).isEmpty();
            assertThat(stage.trained().participation()).isEmpty();
            assertThat(stage.trained().participationCorrected()).isEmpty();
        }
        String json = ResultData.toJson(data).toString();
        assertThat(json).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(new ResultData<>(SparsityResult.class, (figure, own) -> new SparsityScene(own))
                        .read(ResultData.toJson(data)))
                .isEqualTo(data);
    }

    @Test
    void duplicatesMixedSizesAndUnreadableFilesAreAPartOfLife() throws IOException {
        picture("mixed", "a.png", 40, 30, 0x204060);
        picture("mixed", "b.png", 40, 30, 0x204060);
        picture("mixed", "c.png", 300, 500, 0xf0c010);
        picture("mixed", "d.png", 1, 1, 0xffffff);
        Files.writeString(folder.resolve("sets/mixed/e.png"), "no picture");
        SparsityResult data = data("photographs=mixed");
        assertThat(data.set().photographs()).isEqualTo(4);
        assertThat(data.set().skipped())
                .singleElement()
                .satisfies(one -> assertThat(one.name()).isEqualTo("e.png"));
        assertThat(data.sizeText()).contains("4 photographs of the set mixed", "1 file could not be read");
    }

    @Test
    void aSetThatIsDeletedBetweenTheNetworksGivesNoFigure() throws IOException {
        picture("gone", "a.png", 40, 30, 0x204060);
        picture("gone", "b.png", 40, 30, 0x804060);
        assertThatThrownBy(() -> make("photographs=gone", (step, of, objective, frame) -> {
                    assertThat(folder.resolve("sets/gone/b.png").toFile().delete() || step > 2)
                            .isTrue();
                }))
                .isInstanceOf(FailedRunException.class)
                .hasMessageContaining("2 photographs of the set gone could be read for the network, but 1 for");
    }

    @Test
    void aSetOfWhichNothingCanBeReadIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("sets/broken"));
        Files.writeString(folder.resolve("sets/broken/a.png"), "no picture");
        assertThatThrownBy(() -> data("photographs=broken"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not one of the 1 photographs can be read");
    }

    @Test
    void allNumbersStandInTables() {
        SparsityResult data = samples;
        Table stages = SparsityTables.stages(data);
        assertThat(stages.rows()).hasSize(2 * data.stages().size());
        assertThat(stages.columns()).contains("Hoyer (standard error)", "participation ratio corrected");
        Table histograms = SparsityTables.histograms(data);
        long counted = histograms.rows().stream()
                .filter(row -> row.get(0).equals(data.stages().get(0).name())
                        && row.get(1).equals("trained"))
                .mapToLong(row -> (Long) row.get(4))
                .sum();
        assertThat(counted).isEqualTo(data.stages().get(0).trained().values());
        assertThat(CsvExport.of(stages)).isNotEmpty();
    }
}
