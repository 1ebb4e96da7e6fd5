package org.featurescope.activation.photographs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.junit.jupiter.api.Test;

final class CommonsPhotographsTest {
    private static final Path FOLDER = Path.of("..", "static", "photographs", "commons");

    @Test
    void areTheFilesOfTheFolder() throws IOException {
        TreeSet<String> files = new TreeSet<>();
        try (Stream<Path> all = Files.walk(FOLDER)) {
            all.filter(file -> file.toString().endsWith(".jpg"))
                    .forEach(file -> files.add(FOLDER.relativize(file).toString()));
        }
        try (PhotographSet commons = PhotographSet.commons()) {
            assertThat(commons.names()).hasSize(240).containsExactlyElementsOf(files);
        }
    }

    @Test
    void areInFoldersByWhatTheyShow() {
        try (PhotographSet commons = PhotographSet.commons()) {
            assertThat(commons.hasClasses()).isTrue();
            assertThat(commons.names().stream().map(commons::label).distinct())
                    .containsExactly(
                            "birds",
                            "buildings",
                            "dams",
                            "fish",
                            "mammals",
                            "reptiles-and-insects",
                            "solar-panels",
                            "things",
                            "tools",
                            "windmills");
        }
    }

    @Test
    void areSmallPictures() throws IOException {
        try (PhotographSet commons = PhotographSet.commons()) {
            RgbImage bee = ImageDecoder.decode(commons.bytes("reptiles-and-insects/bee.jpg"));
            assertThat(Math.min(bee.height(), bee.width())).isEqualTo(256);
            assertThatThrownBy(() -> commons.bytes("../../samples/rocket.jpg"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the product has no photograph");
        }
    }
}
