package org.featurescope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.featurescope.figure.FigureEvent.Numbered;
import org.featurescope.figure.FigureEvent.Progress;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.optimize.Preset;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class FiguresTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration NONE = Duration.ZERO;
    private static final SchedulerLimits LIMITS = new SchedulerLimits(
            1, 2, Duration.ofMillis(125), Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofMinutes(1));

    private final FakeVisualizer visualizer = FakeVisualizer.gated();
    private final Kinds kinds = Kinds.with(visualizer, Networks.shelf());
    private final HeldTime time = new HeldTime();
    private final Network network = Networks.network();
    private Path data;
    private FigureStore store;
    private Figures figures;

    @BeforeEach
    void open(@TempDir Path folder) {
        data = folder;
        store = FigureStore.open(data, kinds, time);
        figures = new Figures(kinds, Networks.catalogue(), store, LIMITS, time, time, RunObserver.NONE);
    }

    @AfterEach
    void close() {
        figures.close();
        store.close();
    }

    @Test
    void makesAndStoresAFigure() throws InterruptedException {
        visualizer.letAll();
        FigureId id = figures.submit(spec(1)).figure().id();
        assertThat(lastEvent(id)).isInstanceOf(FigureEvent.Done.class);
        Figure figure = figures.get(id);
        assertThat(figure.status()).isEqualTo(FigureStatus.DONE);
        assertThat(figure.result().orElseThrow().images()).hasSize(1);
    }

    @Test
    void manyWhoAskAtOnceShareOneRun() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Figures.Submission>> asked = pool.invokeAll(
                    Collections.nCopies(8, (Callable<Figures.Submission>) () -> figures.submit(spec(1))));
            int began = 0;
            for (Future<Figures.Submission> submission : asked) {
                began += submission.get().isNew() ? 1 : 0;
            }
            assertThat(began).isEqualTo(1);
            visualizer.letAll();
            lastEvent(kinds.id(spec(1)));
            assertThat(figures.submit(spec(1)).isNew()).isFalse();
            assertThat(visualizer.runs()).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aFigureThatIsMadeIsNotMadeAgainAfterARestart() throws InterruptedException {
        visualizer.letAll();
        FigureId id = figures.submit(spec(1)).figure().id();
        lastEvent(id);
        close();
        open(data);
        assertThat(figures.submit(spec(1)).figure().status()).isEqualTo(FigureStatus.DONE);
        assertThat(visualizer.runs()).isEqualTo(1);
    }

    @Test
    void theQueueIsBoundedAndSaysWhenToComeAgain() throws InterruptedException {
        begin(spec(1));
        figures.submit(spec(2));
        figures.submit(spec(3));
        assertThatThrownBy(() -> figures.submit(spec(4)))
                .isInstanceOfSatisfying(QueueFullException.class, e -> assertThat(e.retryAfterSeconds())
                        .isBetween(1, 60));
        assertThat(store.asked(kinds.id(spec(4)))).isEmpty();
        assertThat(figures.queued()).isEqualTo(2);
    }

    @Test
    void thoseWhoWaitHearHowTheyMoveUp() throws InterruptedException {
        begin(spec(1));
        figures.submit(spec(2));
        FigureId third = figures.submit(spec(3)).figure().id();
        assertThat(figures.get(third).queuePosition()).hasValue(2);
        try (EventFeed feed = figures.watch(third, OptionalLong.empty())) {
            assertThat(events(feed)).containsExactly(new FigureEvent.Queued(2));
            figures.cancel(kinds.id(spec(2)));
            assertThat(events(feed)).containsExactly(new FigureEvent.Queued(1));
        }
    }

    @Test
    void cancelsARun() throws InterruptedException {
        FigureId id = begin(spec(1));
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            assertThat(figures.cancel(id)).isTrue();
            assertThat(untilLast(feed)).isEqualTo(new FigureEvent.Cancelled("The run was cancelled."));
        }
        assertThat(figures.get(id).status()).isEqualTo(FigureStatus.CANCELLED);
        assertThat(figures.cancel(id)).isFalse();
        assertThat(store.find(id)).isEmpty();
    }

    @Test
    void cancelsAFigureThatWaits() throws InterruptedException {
        begin(spec(1));
        FigureId id = figures.submit(spec(2)).figure().id();
        assertThat(figures.cancel(id)).isTrue();
        assertThat(lastEvent(id)).isInstanceOf(FigureEvent.Cancelled.class);
        assertThat(figures.queued()).isZero();
    }

    @Test
    void cannotCancelWhatWasNeverAskedFor() {
        assertThatThrownBy(() -> figures.cancel(kinds.id(spec(1)))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aCancelledFigureIsMadeAnewWhenItIsAskedForAgain() throws InterruptedException {
        FigureId id = begin(spec(1));
        figures.cancel(id);
        long cancelled = lastNumber(id);
        assertThat(figures.submit(spec(1)).isNew()).isTrue();
        visualizer.letAll();
        try (EventFeed feed = figures.watch(id, OptionalLong.of(cancelled))) {
            assertThat(untilLast(feed)).isInstanceOf(FigureEvent.Done.class);
        }
        assertThat(figures.get(id).status()).isEqualTo(FigureStatus.DONE);
    }

    @Test
    void aFailureSaysWhyAndCanBeTriedAgain() throws InterruptedException {
        visualizer.failWith(new FailedRunException("the objective is not a number at step 1"));
        visualizer.letAll();
        FigureId id = figures.submit(spec(1)).figure().id();
        assertThat(lastEvent(id)).isEqualTo(new FigureEvent.Failed("the objective is not a number at step 1"));
        assertThat(figures.get(id).detail()).contains("the objective is not a number at step 1");
        assertThat(figures.submit(spec(1)).isNew()).isTrue();
    }

    @Test
    void anUnexpectedFailureIsToldWithoutItsInnards() throws InterruptedException {
        visualizer.failWith(new IllegalStateException("secret /home/path"));
        visualizer.letAll();
        FigureId id = figures.submit(spec(1)).figure().id();
        assertThat(lastEvent(id)).isInstanceOfSatisfying(FigureEvent.Failed.class, failed -> assertThat(failed.detail())
                .doesNotContain("secret"));
    }

    @Test
    void aRunThatItsLastViewerLeftIsCancelledAfterAWhile() throws InterruptedException {
        FigureId id = begin(spec(1));
        figures.watch(id, OptionalLong.empty()).close();
        time.pass(LIMITS.afterLastViewer().minusSeconds(1));
        visualizer.let(1);
        // to ask the figures how far it is would be to want it
        awaitStepsMade(2);
        time.pass(Duration.ofSeconds(2));
        while (store.asked(id).orElseThrow().status() != FigureStatus.CANCELLED) {
            Thread.sleep(1);
        }
        assertThat(figures.get(id).detail()).contains("Nobody was waiting for the figure any more.");
    }

    @Test
    void aRunGoesOnAsLongAsOneViewerStays() throws InterruptedException {
        FigureId id = begin(spec(1));
        try (EventFeed stays = figures.watch(id, OptionalLong.empty())) {
            figures.watch(id, OptionalLong.empty()).close();
            time.pass(Duration.ofHours(1));
            visualizer.letAll();
            assertThat(untilLast(stays)).isInstanceOf(FigureEvent.Done.class);
        }
    }

    @Test
    void aRunThatNobodyWatchesGoesOnWhileSomebodyAsksForIt() throws InterruptedException {
        FigureId id = begin(spec(1));
        for (int i = 0; i < 5; i++) {
            time.pass(LIMITS.afterLastAsked().minusSeconds(1));
            assertThat(figures.get(id).status()).isEqualTo(FigureStatus.RUNNING);
        }
        visualizer.letAll();
        awaitStatus(id, FigureStatus.DONE);
    }

    @Test
    void aFigureThatNobodyWaitsForGivesItsPlaceInTheQueueAway() throws InterruptedException {
        FigureId running = begin(spec(1));
        figures.watch(figures.submit(spec(2)).figure().id(), OptionalLong.empty()).close();
        figures.watch(figures.submit(spec(3)).figure().id(), OptionalLong.empty()).close();
        time.pass(LIMITS.afterLastViewer().plusSeconds(1));
        assertThat(figures.submit(spec(4)).isNew()).isTrue();
        assertThat(figures.get(kinds.id(spec(2))).status()).isEqualTo(FigureStatus.CANCELLED);
        assertThat(figures.get(running).status()).isEqualTo(FigureStatus.RUNNING);
    }

    @Test
    void drawsNothingWhileNobodyWatches() throws InterruptedException {
        visualizer.letAll();
        FigureId id = figures.submit(spec(1)).figure().id();
        awaitStatus(id, FigureStatus.DONE);
        assertThat(visualizer.frames()).isZero();
    }

    @Test
    void theFirstStepWithAViewerIsDrawnAtOnceAndOthersInTheirTime() throws InterruptedException {
        FigureId id = begin(spec(1));
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            events(feed);
            visualizer.let(1);
            Progress first = nextProgress(feed);
            assertThat(first.frame()).isPresent();
            visualizer.let(3);
            awaitStep(id, 5);
            assertThat(feed.next(NONE)).isEmpty();
            time.pass(LIMITS.frameInterval());
            visualizer.let(1);
            Progress later = nextProgress(feed);
            assertThat(later.step()).isEqualTo(6);
            assertThat(later.frame()).isPresent();
            assertThat(visualizer.frames()).isEqualTo(2);
        }
    }

    @Test
    void framesAreKeptUnderNamesThatAreNeverUsedAgain() throws InterruptedException {
        FigureId id = begin(spec(1));
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            List<byte[]> frames = new ArrayList<>();
            List<String> tokens = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                time.pass(LIMITS.frameInterval());
                visualizer.let(1);
                tokens.add(nextProgress(feed).frame().orElseThrow().token());
                frames.add(figures.frame(id, tokens.get(i)).orElseThrow());
                // time that passed before the step is over would count as time that its frame took
                awaitStepsMade(i + 2);
            }
            assertThat(tokens).doesNotHaveDuplicates();
            for (int i = 0; i < 3; i++) {
                assertThat(figures.frame(id, tokens.get(i)).orElseThrow()).isEqualTo(frames.get(i));
            }
            assertThat(frames.get(0)).isNotEqualTo(frames.get(1));
            assertThat(figures.frame(id, "0")).isEmpty();
        }
    }

    @Test
    void dropsStaleStepsForASlowViewer() throws InterruptedException {
        FigureId id = begin(spec(1));
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            events(feed);
            for (int step = 2; step <= 6; step++) {
                time.pass(LIMITS.frameInterval());
                visualizer.let(1);
                awaitStep(id, step);
            }
            awaitEventOf(id, 6);
            List<FigureEvent> told = events(feed);
            assertThat(told).hasSize(1);
            assertThat(((Progress) told.get(0)).step()).isEqualTo(6);
        }
    }

    @Test
    void aViewerThatComesBackGetsWhatItMissed() throws InterruptedException {
        FigureId id = begin(spec(1));
        try (EventFeed stays = figures.watch(id, OptionalLong.empty())) {
            long heard = 0;
            for (int step = 2; step <= 6; step++) {
                time.pass(LIMITS.frameInterval());
                visualizer.let(1);
                List<Numbered> told = stays.next(PATIENCE);
                while (!(told.get(0).event() instanceof Progress made) || made.step() < step) {
                    told = stays.next(PATIENCE);
                }
                heard = step == 3 ? told.get(0).id() : heard;
            }
            try (EventFeed back = figures.watch(id, OptionalLong.of(heard))) {
                List<FigureEvent> missed = events(back);
                assertThat(missed).extracting(event -> ((Progress) event).step()).containsExactly(4, 5, 6);
            }
            try (EventFeed fresh = figures.watch(id, OptionalLong.empty())) {
                assertThat(events(fresh)).hasSize(1);
            }
        }
    }

    @Test
    void numbersOfEventsGrowOverARestart() throws InterruptedException {
        FigureId id = begin(spec(1));
        figures.cancel(id);
        long before = lastNumber(id);
        close();
        time.pass(Duration.ofSeconds(1));
        open(data);
        begin(spec(1));
        figures.cancel(id);
        assertThat(lastNumber(id)).isGreaterThan(before);
    }

    @Test
    void aRunIsForgottenAWhileAfterItsEndAndTheFigureIsNot() throws InterruptedException {
        FigureId id = begin(spec(1));
        String token;
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            time.pass(LIMITS.frameInterval());
            visualizer.let(1);
            token = nextProgress(feed).frame().orElseThrow().token();
            visualizer.letAll();
            untilLast(feed);
        }
        assertThat(figures.frame(id, token)).isPresent();
        time.pass(LIMITS.keptAfterEnd().plusSeconds(1));
        assertThat(figures.frame(id, token)).isEmpty();
        assertThat(lastEvent(id)).isInstanceOf(FigureEvent.Done.class);
    }

    @Test
    void saysHowLongItWillTakeOnceItCanKnow() throws InterruptedException {
        FigureId id = begin(spec(1));
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            events(feed);
            for (int step = 2; step <= 3; step++) {
                time.pass(Duration.ofSeconds(2));
                visualizer.let(1);
                awaitStep(id, step);
            }
            awaitEventOf(id, 3);
            assertThat(((Progress) events(feed).get(0)).millisecondsLeft()).hasValue(2000L * (steps() - 3));
        }
    }

    @Test
    void closingCancelsWhatIsUnderWay() throws InterruptedException {
        FigureId running = begin(spec(1));
        FigureId waiting = figures.submit(spec(2)).figure().id();
        EventFeed feed = figures.watch(running, OptionalLong.empty());
        EventFeed other = figures.watch(waiting, OptionalLong.empty());
        figures.close();
        assertThat(untilLast(feed)).isInstanceOf(FigureEvent.Cancelled.class);
        assertThat(untilLast(other)).isInstanceOf(FigureEvent.Cancelled.class);
        assertThatThrownBy(() -> figures.submit(spec(3))).isInstanceOf(QueueFullException.class);
        assertThat(figures.get(running).status()).isEqualTo(FigureStatus.CANCELLED);
    }

    @Test
    void sameSpecGivesTheSameBytes() throws InterruptedException {
        visualizer.letAll();
        FigureId id = figures.submit(spec(1)).figure().id();
        lastEvent(id);
        StoredFigure figure = figures.get(id).result().orElseThrow();
        FigureResult again = kinds.make(spec(1), network, RecipeListener.NONE);
        assertThat(figures.image(id, figure.whole()).orElseThrow()).isEqualTo(again.png(Layout.grid(1)));
    }

    private ChannelSpec spec(int channel) {
        return new ChannelSpec(
                network.id(),
                network.sha256(),
                new Unit("mixed4c", channel),
                UnitAim.CHANNEL,
                Making.of(Preset.QUICK, 32, steps(), 0));
    }

    private static int steps() {
        return 50;
    }

    /** Asks for a figure and waits until its first step is made. */
    private FigureId begin(FigureSpec spec) throws InterruptedException {
        FigureId id = figures.submit(spec).figure().id();
        visualizer.let(1);
        awaitStep(id, 1);
        return id;
    }

    private void awaitStep(FigureId id, int step) throws InterruptedException {
        while (figures.get(id).progress().filter(made -> made.step() >= step).isEmpty()) {
            Thread.sleep(1);
        }
    }

    /** Waits until so many steps are made and told. */
    private void awaitStepsMade(int steps) throws InterruptedException {
        while (visualizer.steps() < steps) {
            Thread.sleep(1);
        }
    }

    /** Waits until viewers can hear of a step. */
    private void awaitEventOf(FigureId id, int step) throws InterruptedException {
        try (EventFeed feed = figures.watch(id, OptionalLong.of(0))) {
            int told = 0;
            while (told < step) {
                for (Numbered event : feed.next(PATIENCE)) {
                    told = event.event() instanceof Progress made ? made.step() : told;
                }
            }
        }
    }

    private void awaitStatus(FigureId id, FigureStatus status) throws InterruptedException {
        while (figures.find(id).orElseThrow().status() != status) {
            Thread.sleep(1);
        }
    }

    private static List<FigureEvent> events(EventFeed feed) throws InterruptedException {
        return feed.next(PATIENCE).stream().map(Numbered::event).toList();
    }

    private static Progress nextProgress(EventFeed feed) throws InterruptedException {
        while (true) {
            for (FigureEvent event : events(feed)) {
                if (event instanceof Progress made) {
                    return made;
                }
            }
        }
    }

    private static FigureEvent untilLast(EventFeed feed) throws InterruptedException {
        while (true) {
            for (FigureEvent event : events(feed)) {
                if (event.isLast()) {
                    return event;
                }
            }
        }
    }

    private FigureEvent lastEvent(FigureId id) throws InterruptedException {
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            return untilLast(feed);
        }
    }

    private long lastNumber(FigureId id) throws InterruptedException {
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            while (true) {
                for (Numbered event : feed.next(PATIENCE)) {
                    if (event.event().isLast()) {
                        return event.id();
                    }
                }
            }
        }
    }
}
