package org.featurescope.model.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.featurescope.figure.Networks;
import org.featurescope.model.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundRangeTestsTest {
    private static final Network BUILT_IN = Networks.catalogue().network("mini-inception");

    @Test
    void testsNetworksThatDoNotComeWithTheProduct(@TempDir Path folder) {
        RangeTests tests = new RangeTests(folder);
        Network own = RangeTestTest.withRange(BUILT_IN, 1, 0);

        try (BackgroundRangeTests started = BackgroundRangeTests.start(tests, List.of(BUILT_IN, own))) {
            assertThat(started).isNotNull();
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(tests.find(own)).isPresent());
        }

        assertThat(tests.find(own).orElseThrow().warnings()).isNotEmpty();
        assertThat(tests.find(BUILT_IN)).isEmpty();
    }
}
