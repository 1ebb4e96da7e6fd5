package org.featurescope.model.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs that were changed at random. {@code mvn -Pfaults verify} tries a thousand. */
class MutatedGraphsTest {
    private static final int COUNT = 60;

    @Test
    void areRefusedInOneLineOrLoadedAndThisProcessLives(@TempDir Path folder) throws IOException {
        long seed = System.nanoTime();
        try (MutatedGraphs graphs = new MutatedGraphs(folder, seed)) {
            MutatedGraphs.Tally tally = graphs.run(COUNT);

            assertThat(tally.of("refused before") + tally.of("refused") + tally.of("loaded"))
                    .as("%s with the seed %d", tally, seed)
                    .isEqualTo(COUNT);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("with the seed " + seed, e);
        }
    }
}
