package org.featurescope.figure.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.checkpoint.CheckpointStore;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.request.FigureRequest;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.kind.channel.ChannelKind;
import org.featurescope.kind.channel.ChannelSpec;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A figure that was stored earlier and is requested: it is read without the scheduler's lock, and made at most once. */
@Timeout(60)
final class FigureSchedulerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    private final FakeVisualizer visualizer = FakeVisualizer.quick();
    private final HeldReading kind = new HeldReading(visualizer);
    private final Kinds kinds = new Kinds(List.of(kind));
    private final HeldTime time = new HeldTime();
    private final PreparedFigure prepared =
            new SpecReader(kinds, Networks.catalogue()).fromQuery("kind=channel&unit=mixed4c:1&size=32&steps=2");
    private final FigureId id = kinds.id(prepared.spec());
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @SuppressWarnings("NullAway.Init")
    private FigureStore store;

    @SuppressWarnings("NullAway.Init")
    private FigureScheduler scheduler;

    /** Opens the store anew after the figure is stored, so that the figure has not been read. */
    @BeforeEach
    void open() throws Exception {
        try (FigureStore earlier = FigureStore.open(data, kinds, time)) {
            earlier.accept(id, prepared.spec());
            earlier.put(id, prepared.spec(), prepared.recipe().make(RecipeListener.NONE));
        }
        store = FigureStore.open(data, kinds, time);
        SchedulerLimits limits = SchedulerLimits.DEFAULT;
        CheckpointStore checkpoints = CheckpointStore.open(data.resolve("checkpoints"), "", time);
        scheduler = new FigureScheduler(
                store, new FigureMaker(kinds, store, checkpoints, limits, time, RunObserver.NONE), limits, time, 0);
    }

    @AfterEach
    void close() {
        kind.proceed.countDown();
        pool.shutdownNow();
        scheduler.close();
        store.close();
    }

    @Test
    void readsAFigureWithoutItsLock() throws Exception {
        kind.holdNext(true);
        Future<Boolean> submitted = pool.submit(() -> scheduler.submit(id, prepared, FigureRequest.OF_OWNER));
        kind.reading.await();
        assertThat(pool.submit(scheduler::queued)).succeedsWithin(PATIENCE).isEqualTo(0);
        kind.proceed.countDown();
        assertThat(submitted).succeedsWithin(PATIENCE).isEqualTo(false);
        assertThat(visualizer.runs()).isEqualTo(1);
    }

    @Test
    void doesNotMakeAFigureThatAnotherRequestMadeWhileItWasRead() throws Exception {
        Path folder = data.resolve("figures").resolve(id.hex().substring(0, 2)).resolve(id.hex());
        Files.write(folder.resolve("0.png"), new byte[] {1});
        kind.holdNext(false);
        Future<Boolean> held = pool.submit(() -> scheduler.submit(id, prepared, FigureRequest.OF_OWNER));
        kind.reading.await();
        assertThat(pool.submit(() -> scheduler.submit(id, prepared, FigureRequest.OF_OWNER)))
                .succeedsWithin(PATIENCE)
                .isEqualTo(true);
        FiguresAtWork.awaitTrue(() -> scheduler.find(id).orElseThrow().status() == FigureStatus.DONE);
        kind.proceed.countDown();
        assertThat(held).succeedsWithin(PATIENCE).isEqualTo(false);
        assertThat(visualizer.runs()).isEqualTo(2);
    }

    /** The kind {@code channel}, one spec of which is read only when a test allows it. */
    private static final class HeldReading implements FigureKind<ChannelSpec> {
        final CountDownLatch reading = new CountDownLatch(1);
        final CountDownLatch proceed = new CountDownLatch(1);
        private final AtomicBoolean holds = new AtomicBoolean();
        private volatile boolean isReadable;
        private final ChannelKind kind;

        HeldReading(FakeVisualizer visualizer) {
            kind = new ChannelKind(new KindContext(visualizer, Networks.shelf()));
        }

        /** Holds the next reading until {@link #proceed}; a spec that is not readable is refused then. */
        void holdNext(boolean readable) {
            isReadable = readable;
            holds.set(true);
        }

        @Override
        public ParameterTable<ChannelSpec> parameters() {
            if (holds.compareAndSet(true, false)) {
                reading.countDown();
                try {
                    proceed.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                if (!isReadable) {
                    throw new InvalidInputException("kind", "not readable in this test");
                }
            }
            return kind.parameters();
        }

        @Override
        public Class<ChannelSpec> specType() {
            return kind.specType();
        }

        @Override
        public String title() {
            return kind.title();
        }

        @Override
        public String description() {
            return kind.description();
        }

        @Override
        public String example() {
            return kind.example();
        }

        @Override
        public Recipe recipe(ChannelSpec spec, org.featurescope.model.Networks networks) {
            return kind.recipe(spec, networks);
        }
    }
}
