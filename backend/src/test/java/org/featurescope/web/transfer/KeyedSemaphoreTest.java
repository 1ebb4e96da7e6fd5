package org.featurescope.web.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KeyedSemaphoreTest {
    private final KeyedSemaphore semaphore = new KeyedSemaphore(2);

    @Test
    void eachNameHasPermitsOfItsOwn() {
        assertThat(semaphore.tryAcquire("a")).isTrue();
        assertThat(semaphore.tryAcquire("a")).isTrue();
        assertThat(semaphore.tryAcquire("a")).isFalse();
        assertThat(semaphore.tryAcquire("b")).isTrue();
    }

    @Test
    void aRefusalTakesNoPermitAndAReleaseGivesOne() {
        for (int time = 0; time < 5; time++) {
            semaphore.tryAcquire("a");
        }
        semaphore.release("a");
        assertThat(semaphore.tryAcquire("a")).isTrue();
        assertThat(semaphore.tryAcquire("a")).isFalse();
    }

    @Test
    void manyThreadsTakeNoMoreThanThereAre() {
        List<Boolean> taken = IntStream.range(0, 1000)
                .parallel()
                .mapToObj(time -> semaphore.tryAcquire("a"))
                .toList();
        assertThat(taken.stream().filter(Boolean::booleanValue).count()).isBetween(1L, 2L);
        semaphore.release("a");
        semaphore.release("a");
        assertThat(semaphore.tryAcquire("a")).isTrue();
    }
}
