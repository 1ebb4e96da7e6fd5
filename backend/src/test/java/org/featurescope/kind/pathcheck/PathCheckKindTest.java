package org.featurescope.kind.pathcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Viewer;
import org.featurescope.kind.KindRegistry;
import org.featurescope.kind.pathcheck.PathCheckResult.Estimate;
import org.featurescope.kind.pathcheck.PathCheckResult.LayerPaths;
import org.featurescope.kind.photographs.EngineFigures;
import org.featurescope.model.Network;
import org.featurescope.optimize.FailedRunException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PathCheckKindTest {
    private static final EngineFigures FIGURES = new EngineFigures();

    @AfterAll
    static void close() {
        FIGURES.close();
    }

    private static FigureResult make(Path data, String query) {
        Kinds kinds = KindRegistry.kinds(new KindContext(FIGURES.visualizer(), new PhotographShelf(data)));
        return new SpecReader(kinds, Networks.catalogue())
                .fromQuery(query + "&size=32&steps=2&seed=1")
                .recipe()
                .make(new Viewer());
    }

    private static void write(Path set, String name, int rgb) throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) {
            image.setRGB(i % 16, i / 16, rgb);
        }
        Files.createDirectories(set.resolve(name).getParent());
        ImageIO.write(image, "png", set.resolve(name).toFile());
    }

    @Test
    void comparesEveryLayerUpToTheUnits() {
        FigureResult result = FIGURES.make("kind=path-check&unit=mixed3a:12&photographs=samples&count=3");
        assertThat(EngineFigures.labels(result)).hasSize(4).startsWith("optimized");
        PathCheckResult data = (PathCheckResult) result.data().orElseThrow();
        assertThat(data.layers())
                .extracting(LayerPaths::layer)
                .containsExactly("conv2d0", "conv2d1", "conv2d2", "mixed3a");
        assertThat(data.classes()).isZero();
        assertThat(data.finding()).contains("mixed3a:12").contains("any two photographs of the set");
        for (LayerPaths layer : data.layers()) {
            Estimate picture = layer.picture().orElseThrow();
            assertThat(picture.value()).isBetween(-1.0, 1.0).isBetween(picture.low(), picture.high());
            assertThat(layer.sameClass()).isEmpty();
            assertThat(layer.differentClass()).isPresent();
        }
        assertThat(data.table().rows()).hasSize(4);
        assertThat(data.table().columns()).hasSize(15).startsWith("layer", "channels", "picture");
    }

    @Test
    void theClassesOfASetAreTheBounds(@TempDir Path folder) throws IOException {
        Path set = folder.resolve("sets").resolve("coloured");
        write(set, "red/a.png", 0xd02020);
        write(set, "red/b.png", 0xb01010);
        write(set, "blue/a.png", 0x2020d0);
        write(set, "blue/b.png", 0x1010b0);
        PathCheckResult data =
                (PathCheckResult) make(folder, "kind=path-check&unit=conv2d2:3&photographs=coloured&count=2")
                        .data()
                        .orElseThrow();
        assertThat(data.classes()).isEqualTo(2);
        LayerPaths first = data.layers().get(0);
        assertThat(first.sameClass().orElseThrow().value())
                .isGreaterThan(first.differentClass().orElseThrow().value());
        assertThat(first.relative()).isPresent();
    }

    @Test
    void onePhotographCannotBeCompared(@TempDir Path folder) throws IOException {
        write(folder.resolve("sets").resolve("single"), "a.png", 0xd02020);
        assertThatThrownBy(() -> make(folder, "kind=path-check&unit=conv2d2:3&photographs=single"))
                .isInstanceOf(FailedRunException.class)
                .hasMessageContaining("only one photograph");
    }

    @Test
    void aUnitsPageLinksToIt() {
        Network network = Networks.catalogue().defaultNetwork();
        PathCheckKind kind =
                new PathCheckKind(new KindContext(FIGURES.visualizer(), new PhotographShelf(Path.of("none"))));
        assertThat(kind.suggestionsForUnit(network, network.layer("mixed3a"), 5))
                .singleElement()
                .satisfies(each -> assertThat(each.parameters()).containsExactly(Map.entry("unit", "mixed3a:5")));
    }
}
