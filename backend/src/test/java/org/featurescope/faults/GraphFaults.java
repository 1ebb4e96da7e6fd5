package org.featurescope.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.featurescope.model.trial.MutatedGraphs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand graphs that were changed at random, loaded as the server loads a network of its models folder. */
final class GraphFaults {
    private static final int COUNT = Integer.getInteger("featurescope.faults.graphs", 1000);

    @Test
    void theyAreRefusedOrLoadedAndTheProcessLives(@TempDir Path folder) throws Exception {
        long seed = System.nanoTime();
        try (MutatedGraphs graphs = new MutatedGraphs(folder, seed)) {
            MutatedGraphs.Tally tally = graphs.run(COUNT);
            FaultsReport.part("Mutated graphs").line("%d graphs with the seed %d: %s", COUNT, seed, tally);

            assertThat(tally.of("refused before") + tally.of("refused") + tally.of("loaded"))
                    .isEqualTo(COUNT);
        }
    }
}
