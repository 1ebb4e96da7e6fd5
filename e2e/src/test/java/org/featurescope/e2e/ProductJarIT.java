package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the product's jar contains. */
final class ProductJarIT {
    @Test
    void leavesOutTheCodeThatRunsOnlyInTheBuild() throws IOException {
        try (ZipFile jar = new ZipFile(System.getProperty("featurescope.jar"))) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            assertThat(names)
                    .contains("org/featurescope/Featurescope.class")
                    .noneMatch(name -> name.startsWith("org/featurescope/importing/"));
        }
    }
}
