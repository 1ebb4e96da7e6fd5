package org.featurescope.optimize.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class ResequencerTest {
    @Test
    void aValueThatComesEarlyIsQueued() {
        List<String> delivered = new ArrayList<>();
        Resequencer<String> resequencer = new Resequencer<>((found, number) -> delivered.add(number + found));
        resequencer.submit(2, "c");
        resequencer.submit(1, "b");
        assertThat(delivered).isEmpty();
        assertThat(resequencer.pending()).containsExactlyInAnyOrder("b", "c");
        resequencer.submit(0, "a");
        assertThat(delivered).containsExactly("0a", "1b", "2c");
        assertThat(resequencer.pending()).isEmpty();
    }

    @RepeatedTest(20)
    void theValuesOfManyThreadsAreDeliveredInOrderByOneThreadAtATime() {
        List<Integer> delivered = new ArrayList<>();
        AtomicInteger consumers = new AtomicInteger();
        Resequencer<Integer> resequencer = new Resequencer<>((found, number) -> {
            assertThat(consumers.incrementAndGet()).isOne();
            delivered.add(found - number);
            consumers.decrementAndGet();
        });
        try (LaneExecutor executor = new LaneExecutor(4)) {
            executor.runAll(200, number -> resequencer.submit(number, 1000 + 2 * number));
        }
        assertThat(delivered)
                .containsExactlyElementsOf(IntStream.range(1000, 1200).boxed().toList());
        assertThat(resequencer.pending()).isEmpty();
    }

    @Test
    void anExceptionOfTheConsumerReachesTheSubmitterAndEndsTheDelivery() {
        Resequencer<String> resequencer = new Resequencer<>((found, number) -> {
            throw new IllegalStateException(found);
        });
        assertThatThrownBy(() -> resequencer.submit(0, "a")).hasMessage("a");
        resequencer.submit(1, "b");
        assertThat(resequencer.pending()).containsExactly("b");
    }
}
