package org.featurescope.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.featurescope.figure.Networks;
import org.featurescope.model.Network;
import org.junit.jupiter.api.Test;

class BackgroundPassesTest {
    private static final Network FIRST = Networks.catalogue().network("mini-inception");
    private static final Network SECOND = Networks.catalogue().network("mini-inception-robust");

    @Test
    void runsTheFirstNetworkAtOnceAndTheOthersWhenNothingElseIsComputed() {
        AtomicBoolean isBusy = new AtomicBoolean(true);
        try (Activations activations = new Activations();
                BackgroundPasses passes = BackgroundPasses.start(activations, List.of(FIRST, SECOND), isBusy::get)) {
            assertThat(passes).isNotNull();
            await().atMost(Duration.ofMinutes(1)).until(() -> activations.forwardPasses() == 1);
            await().during(Duration.ofSeconds(2)).until(() -> activations.forwardPasses() == 1);
            isBusy.set(false);
            await().atMost(Duration.ofMinutes(1)).until(() -> activations.forwardPasses() == 2);
        }
    }

    @Test
    void stopsWhileItWaits() {
        try (Activations activations = new Activations()) {
            BackgroundPasses passes = BackgroundPasses.start(activations, List.of(FIRST, SECOND), () -> true);
            await().atMost(Duration.ofMinutes(1)).until(() -> activations.forwardPasses() == 1);
            passes.close();
            assertThat(activations.forwardPasses()).isEqualTo(1);
        }
    }
}
