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
    void whatComesEarlyWaitsForItsTurn() {
        List<String> taken = new ArrayList<>();
        Resequencer<String> inTurn = new Resequencer<>((found, number) -> taken.add(number + found));
        inTurn.bring(2, "c");
        inTurn.bring(1, "b");
        assertThat(taken).isEmpty();
        assertThat(inTurn.waiting()).containsExactlyInAnyOrder("b", "c");
        inTurn.bring(0, "a");
        assertThat(taken).containsExactly("0a", "1b", "2c");
        assertThat(inTurn.waiting()).isEmpty();
    }

    @RepeatedTest(20)
    void allThatManyThreadsBringIsTakenInOrderByOneAtATime() {
        List<Integer> taken = new ArrayList<>();
        AtomicInteger takers = new AtomicInteger();
        Resequencer<Integer> inTurn = new Resequencer<>((found, number) -> {
            assertThat(takers.incrementAndGet()).isOne();
            taken.add(found - number);
            takers.decrementAndGet();
        });
        try (LaneExecutor abreast = new LaneExecutor(4)) {
            abreast.each(200, number -> inTurn.bring(number, 1000 + 2 * number));
        }
        assertThat(taken)
                .containsExactlyElementsOf(IntStream.range(1000, 1200).boxed().toList());
        assertThat(inTurn.waiting()).isEmpty();
    }

    @Test
    void whatCannotBeTakenIsToldToWhomBroughtIt() {
        Resequencer<String> inTurn = new Resequencer<>((found, number) -> {
            throw new IllegalStateException(found);
        });
        assertThatThrownBy(() -> inTurn.bring(0, "a")).hasMessage("a");
        inTurn.bring(1, "b");
        assertThat(inTurn.waiting()).containsExactly("b");
    }
}
