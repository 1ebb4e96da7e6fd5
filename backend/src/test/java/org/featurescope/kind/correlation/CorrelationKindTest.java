package org.featurescope.kind.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.FigureExport;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Viewer;
import org.featurescope.figure.drawing.PngExport;
import org.featurescope.figure.drawing.SvgExport;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.KindRegistry;
import org.featurescope.kind.correlation.CorrelationResult.Agreement;
import org.featurescope.kind.correlation.CorrelationResult.LayerCorrelation;
import org.featurescope.kind.correlation.CorrelationResult.Measured;
import org.featurescope.kind.correlation.CorrelationResult.Shown;
import org.featurescope.model.Network;
import org.featurescope.model.Stages;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.validate.InvalidInputException;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes figures of a few photographs of the product, copied to folders. */
final class CorrelationKindTest {
    @TempDir
    static Path data;

    private static PhotographShelf shelf = new PhotographShelf(Path.of("unused"));
    private static Kinds kinds = KindRegistry.kinds(new KindContext(FakeVisualizer.quick(), shelf));
    private static SpecReader reader = new SpecReader(kinds, Networks.catalogue());

    @BeforeAll
    static void writeSets() throws IOException {
        shelf = new PhotographShelf(data);
        kinds = KindRegistry.kinds(new KindContext(FakeVisualizer.quick(), shelf));
        reader = new SpecReader(kinds, Networks.catalogue());
        try (PhotographSet all = shelf.open("commons")) {
            for (String folder : List.of("birds", "tools")) {
                List<String> names = all.names().stream()
                        .filter(name -> name.startsWith(folder))
                        .limit(4)
                        .toList();
                for (String name : names) {
                    write("two-classes/" + name, all.bytes(name));
                    write("no-classes/" + name.replace('/', '-'), all.bytes(name));
                }
            }
            write(
                    "two-classes/credits.tsv",
                    "file\tauthor\tlicence\tsource\n%s\tAnn\tCC0\there\n"
                            .formatted(all.names().get(0))
                            .getBytes(StandardCharsets.UTF_8));
            write("alone/" + all.names().get(0), all.bytes(all.names().get(0)));
            write("half-readable/a.jpg", all.bytes(all.names().get(0)));
            write("half-readable/b.jpg", new byte[] {1, 2, 3});
            write("constant/a.png", PngEncoder.encode(RgbImage.plain(64, 0)));
            write("constant/b.png", PngEncoder.encode(RgbImage.plain(64, 255)));
            write("constant/c.jpg", all.bytes(all.names().get(0)));
        }
    }

    private static void write(String file, byte[] bytes) throws IOException {
        Path path = data.resolve("sets").resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    private static PreparedFigure prepared(String query) {
        return reader.fromQuery("kind=correlation&" + query);
    }

    private static FigureResult make(String query) {
        return prepared(query).recipe().make(new Viewer());
    }

    private static CorrelationResult data(FigureResult result) {
        return (CorrelationResult) result.data().orElseThrow();
    }

    @Test
    void theMatrixAndTheMeansAreThoseOfTheIndex() {
        FigureResult result = make("photographs=two-classes");
        CorrelationResult data = data(result);
        assertThat(data.shown()).extracting(Shown::classIndex).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
        assertThat(result.pictures())
                .extracting(FigureResult.Picture::label)
                .isEqualTo(data.shown().stream().map(Shown::name).toList());
        assertThat(result.pictures())
                .filteredOn(picture -> picture.credit().isPresent())
                .singleElement()
                .satisfies(picture -> assertThat(picture.label()).startsWith("birds/"));
        assertThat(result.pictures())
                .allSatisfy(picture -> assertThat(picture.image().width()).isEqualTo(96));
        Network network = Networks.network();
        try (PhotographSet set = shelf.open("two-classes")) {
            ActivationIndex index = shelf.activations(set, network, Stages.layers(network), IndexListener.NONE);
            for (String name : List.of("conv2d0", "mixed4c", "softmax_pre_activation")) {
                check(data, layer(data, name), new LayerPatterns(index, Stages.layer(network, name)), index.names());
            }
        }
    }

    private static LayerCorrelation layer(CorrelationResult data, String name) {
        return data.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void check(
            CorrelationResult data, LayerCorrelation layer, LayerPatterns patterns, List<String> names) {
        double[][] matrix = data.matrix(layer.trained());
        double same = 0;
        double different = 0;
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                double expected = pearson(
                        patterns.pattern(names.indexOf(data.shown().get(i).name())),
                        patterns.pattern(names.indexOf(data.shown().get(j).name())));
                assertThat(matrix[i][j]).as(layer.name()).isCloseTo(expected, within(1e-4));
                same += i != j && i / 4 == j / 4 ? expected / 24 : 0;
                different += i / 4 == j / 4 ? 0 : expected / 32;
            }
        }
        Agreement agreement = layer.trained().agreement().orElseThrow();
        assertThat(agreement.same().value()).isCloseTo(same, within(2e-6));
        assertThat(agreement.different().value()).isCloseTo(different, within(2e-6));
        assertThat(agreement.difference().low())
                .isLessThan(agreement.difference().value());
        assertThat(agreement.difference().high())
                .isGreaterThan(agreement.difference().value());
        assertThat(layer.trained().mean().orElseThrow().value())
                .isCloseTo((same * 24 + different * 32) / 56, within(2e-6));
    }

    private static double pearson(float[] a, float[] b) {
        double[] first = new double[a.length];
        double[] second = new double[b.length];
        for (int i = 0; i < a.length; i++) {
            first[i] = a[i];
            second[i] = b[i];
        }
        return new PearsonsCorrelation().correlation(first, second);
    }

    @Test
    void theSameSpecGivesTheSameResultAndAnotherSeedAnotherUntrainedNetwork() {
        CorrelationResult data = data(make("photographs=two-classes"));
        assertThat(data(make("photographs=two-classes"))).isEqualTo(data);
        CorrelationResult other = data(make("photographs=two-classes&seed=1"));
        LayerCorrelation layer = layer(data, "mixed4c");
        LayerCorrelation otherLayer = layer(other, "mixed4c");
        assertThat(otherLayer.trained().matrix()).isEqualTo(layer.trained().matrix());
        assertThat(otherLayer.untrained().matrix())
                .isNotEqualTo(layer.untrained().matrix());
    }

    @Test
    void aSetWithoutFoldersHasNoClassesAndIsOrderedBySimilarity() {
        PreparedFigure prepared = prepared("photographs=no-classes&order=class");
        assertThat(((CorrelationSpec) prepared.spec()).order()).isEqualTo(CorrelationSpec.Order.SIMILARITY);
        CorrelationResult data = data(prepared.recipe().make(new Viewer()));
        assertThat(data.partings()).isEmpty();
        assertThat(data.classes()).isEmpty();
        assertThat(data.withoutClass()).isEqualTo(8);
        assertThat(data.answer()).first().asString().contains("Classes cannot be compared");
        assertThat(data.layers()).allSatisfy(layer -> {
            assertThat(layer.trained().agreement()).isEmpty();
            assertThat(layer.trained().mean()).isPresent();
        });
    }

    @Test
    void theClassesOfTheNetworkAreItsLabels() {
        CorrelationResult data = data(make("photographs=no-classes&labels=network"));
        assertThat(data.classes()).isNotEmpty();
        assertThat(Networks.network().labels())
                .containsAll(data.classes().stream()
                        .map(CorrelationResult.PhotographClass::name)
                        .toList());
        assertThat(data.shown())
                .allSatisfy(shown -> assertThat(shown.classIndex()).isNotNegative());
    }

    @Test
    void aPatternOfEqualValuesIsLeftOutAndCounted() {
        CorrelationResult data = data(make("photographs=constant"));
        assertThat(data.set().photographs()).isEqualTo(3);
        for (LayerCorrelation layer : data.layers()) {
            for (Measured measured : List.of(layer.trained(), layer.untrained())) {
                double[][] matrix = data.matrix(measured);
                int undefined = 0;
                for (int i = 0; i < 3; i++) {
                    undefined += Double.isNaN(matrix[i][(i + 1) % 3]) && Double.isNaN(matrix[i][(i + 2) % 3]) ? 1 : 0;
                }
                assertThat(measured.undefined()).as(layer.name()).isLessThanOrEqualTo(undefined);
            }
        }
    }

    @Test
    void onePhotographIsRefused() {
        assertThatThrownBy(() -> prepared("photographs=alone"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("photographs"))
                .hasMessageContaining("at least two photographs")
                .hasMessageContaining("alone");
        assertThatThrownBy(() -> make("photographs=half-readable"))
                .isInstanceOf(FailedRunException.class)
                .hasMessageContaining("only 1 can be read");
    }

    @Test
    void anOrderOrLabelsThatThereAreNotAreRefused() {
        assertThatThrownBy(() -> prepared("order=size")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> prepared("labels=names")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theStepsAreThePhotographsOfBothNetworksAndTheirLayers() {
        List<Integer> steps = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        prepared("photographs=two-classes&seed=2").recipe().make((step, of, objective, frame) -> {
            steps.add(step);
            all.add(of);
        });
        int expected = 2 * 8 + 2 * Networks.network().layers().size();
        assertThat(steps).isSorted().doesNotHaveDuplicates().endsWith(expected);
        assertThat(all).containsOnly(expected);
    }

    /** Photographs took 2.2 seconds and layers 1.8 where it was measured. */
    @Test
    void theShareOfTheWorkCountsLayersAsMuchAsTheyTake() {
        assertThat(CorrelationRecipe.share(480, 480, 510)).isCloseTo(2.2 / 4, within(0.05));
        assertThat(CorrelationRecipe.share(240, 480, 510)).isCloseTo(1.1 / 4, within(0.03));
        assertThat(CorrelationRecipe.share(510, 480, 510)).isEqualTo(1);
        List<Double> told = new ArrayList<>();
        prepared("photographs=two-classes&seed=4").recipe().make(new RecipeListener() {
            @Override
            public void worked(double share) {
                told.add(share);
            }

            @Override
            public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
                assertThat(told.get(told.size() - 1)).isEqualTo(CorrelationRecipe.share(step, 16, steps));
            }
        });
        assertThat(told).isSorted().endsWith(1.0);
    }

    @Test
    void aListenerCanCancel() {
        RecipeListener cancelling = new RecipeListener() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {}
        };
        assertThatThrownBy(() -> prepared("photographs=two-classes").recipe().make(cancelling))
                .isInstanceOf(CancelledRunException.class);
        assertThatThrownBy(() ->
                        prepared("photographs=two-classes&seed=3").recipe().make(cancelling))
                .isInstanceOf(CancelledRunException.class);
    }

    @Test
    void itsDrawingIsThePictureOfTheWholeFigure() {
        PreparedFigure prepared = prepared("photographs=two-classes");
        FigureResult result = prepared.recipe().make(new Viewer());
        assertThat(prepared.spec().isShownAsDrawing()).isTrue();
        byte[] png = PngExport.of(FigureExport.of(kinds, prepared.spec(), result), 1, false);
        // the drawing, not a sheet of the photographs
        assertThat(ImageDecoder.decode(png).height()).isGreaterThan(1000);
        String svg = new String(SvgExport.of(FigureExport.of(kinds, prepared.spec(), result)), StandardCharsets.UTF_8);
        assertThat(svg).doesNotContain("Ann");
        assertThat(FigureExport.of(kinds, prepared.spec(), result).credits())
                .hasValueSatisfying(credits -> assertThat(credits).contains("Ann"));
        ResultData<CorrelationResult> type = ResultData.besidePictures(CorrelationResult.class);
        assertThat(type.read(ResultData.toJson(data(result)))).isEqualTo(data(result));
    }
}
