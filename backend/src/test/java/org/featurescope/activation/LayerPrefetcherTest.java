package org.featurescope.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.featurescope.model.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LayerPrefetcherTest {
    private static final List<Layer> LAYERS = Networks.mini().layers();

    @Test
    void givesEveryLayerInOrderWithHelpersAndWithout() throws Exception {
        List<String> expected = LAYERS.stream().map(Layer::name).toList();
        ExecutorService helpers = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 50; round++) {
                try (LayerPrefetcher<String> ahead = new LayerPrefetcher<>(LAYERS, Layer::name, helpers)) {
                    assertThat(all(ahead)).isEqualTo(expected);
                }
            }
        } finally {
            helpers.shutdownNow();
        }
        try (LayerPrefetcher<String> alone = new LayerPrefetcher<>(LAYERS, Layer::name, dropped -> {})) {
            assertThat(all(alone)).isEqualTo(expected);
        }
    }

    private static List<String> all(LayerPrefetcher<String> ahead) {
        List<String> given = new ArrayList<>();
        LAYERS.forEach(layer -> given.add(ahead.next()));
        return given;
    }

    @Test
    void preparesOnlyAFewLayersInAdvance() {
        AtomicInteger prepared = new AtomicInteger();
        try (LayerPrefetcher<Integer> ahead =
                new LayerPrefetcher<>(LAYERS, layer -> prepared.incrementAndGet(), Runnable::run)) {
            for (int asked = 1; asked <= LAYERS.size(); asked++) {
                ahead.next();
                assertThat(prepared.get()).isEqualTo(Math.min(LAYERS.size(), asked + LayerPrefetcher.AHEAD));
            }
        }
    }

    @Test
    void preparesEachLayerOnceEvenIfAHelperIsLate() {
        AtomicInteger prepared = new AtomicInteger();
        Queue<Runnable> offered = new ArrayDeque<>();
        try (LayerPrefetcher<Integer> ahead =
                new LayerPrefetcher<>(LAYERS, layer -> prepared.incrementAndGet(), offered::add)) {
            LAYERS.forEach(layer -> ahead.next());
        }
        assertThat(offered).hasSize(LAYERS.size() - 1);
        offered.forEach(Runnable::run);
        assertThat(prepared.get()).isEqualTo(LAYERS.size());
    }

    @Test
    void throwsTheExceptionOfAPreparation() {
        try (LayerPrefetcher<String> ahead = new LayerPrefetcher<>(
                LAYERS,
                layer -> {
                    if (layer.depth() == 2) {
                        throw new ActivationException("no numbers in " + layer.name());
                    }
                    return layer.name();
                },
                Runnable::run)) {
            ahead.next();
            ahead.next();
            assertThatThrownBy(ahead::next)
                    .isInstanceOf(ActivationException.class)
                    .hasMessage("no numbers in " + LAYERS.get(2).name());
        }
    }

    @Test
    void waitsForRunningHelpersWhenClosedAndLetsNoOtherStart() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean closed = new AtomicBoolean();
        AtomicBoolean workedAfterClose = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        LayerPrefetcher<String> ahead = new LayerPrefetcher<>(
                LAYERS,
                layer -> {
                    if (layer.depth() == 1) {
                        atWork.countDown();
                        awaited(goOn);
                        workedAfterClose.set(closed.get());
                    }
                    return layer.name();
                },
                work -> threads.add(new Thread(work)));
        ahead.next();
        threads.get(0).start();
        assertThat(atWork.await(10, TimeUnit.SECONDS)).isTrue();
        Thread closing = new Thread(() -> {
            ahead.close();
            closed.set(true);
        });
        closing.start();
        goOn.countDown();
        closing.join();
        threads.get(0).join();
        assertThat(workedAfterClose).isFalse();
        // tasks that start after it was closed do nothing
        threads.get(1).start();
        threads.get(1).join();
        assertThat(threads.get(1).getState()).isEqualTo(Thread.State.TERMINATED);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
