package org.featurescope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A models folder with GoogLeNet in it. The graph is not part of the project. */
class GoogLeNetTest {
    private static final Path SHARED = Path.of("..", "..", "shared", "models", "googlenet");

    @Test
    void isLoadedFromAFolderWithDescriptorGraphAndLabels(@TempDir Path models) throws IOException {
        assumeTrue(
                Files.exists(SHARED.resolve("graph.pb")),
                "GoogLeNet's graph is not beside the project, so there is nothing to load");
        Path folder = Files.createDirectory(models.resolve("googlenet"));
        Files.copy(SHARED.resolve("graph.pb"), folder.resolve("graph.pb"));
        Files.copy(SHARED.resolve("labels.txt"), folder.resolve("labels.txt"));
        try (InputStream descriptor =
                Objects.requireNonNull(GoogLeNetTest.class.getResourceAsStream("googlenet/model.json"))) {
            Files.copy(descriptor, folder.resolve("model.json"));
        }

        Catalogue catalogue = Catalogue.load(Optional.of(models));

        assertThat(catalogue.problems()).isEmpty();
        Network network = catalogue.network("googlenet");
        assertThat(network.layers().stream()
                        .map(layer -> "%s %s %dx%dx%d %d"
                                .formatted(
                                        layer.name(),
                                        layer.kind(),
                                        layer.height(),
                                        layer.width(),
                                        layer.channels(),
                                        layer.receptiveField())))
                .containsExactly(
                        "conv2d0 convolution 112x112x64 7",
                        "conv2d1 convolution 56x56x64 11",
                        "conv2d2 convolution 56x56x192 19",
                        "mixed3a inception 28x28x256 59",
                        "mixed3b inception 28x28x480 91",
                        "mixed4a inception 14x14x512 171",
                        "mixed4b inception 14x14x512 235",
                        "mixed4c inception 14x14x512 299",
                        "mixed4d inception 14x14x528 363",
                        "mixed4e inception 14x14x832 427",
                        "mixed5a inception 7x7x832 587",
                        "mixed5b inception 7x7x1024 715",
                        "avgpool0 pool 1x1x1024 0",
                        "softmax2_pre_activation logits 1x1x1000 0",
                        "softmax2 probabilities 1x1x1000 0");
        assertThat(network.labels()).hasSize(1000).startsWith("tench").endsWith("toilet tissue");
    }
}
