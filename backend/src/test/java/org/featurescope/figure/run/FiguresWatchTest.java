package org.featurescope.figure.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.run.FigureEvent.Numbered;
import org.featurescope.figure.run.FigureEvent.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What those who watch a figure hear and see of it. */
@Timeout(30)
final class FiguresWatchTest extends FiguresAtWork {
    @Test
    void thoseWhoWaitHearHowTheyMoveUp() {
        begin(spec(1));
        submit(2);
        FigureId third = submit(3).figure().id();
        assertThat(figures.get(third).queuePosition()).hasValue(2);
        try (EventFeed feed = figures.watch(third, OptionalLong.empty())) {
            assertThat(events(feed)).containsExactly(new FigureEvent.Queued(2, OptionalLong.empty()));
            figures.cancel(kinds.id(spec(2)));
            assertThat(events(feed)).containsExactly(new FigureEvent.Queued(1, OptionalLong.empty()));
        }
    }

    @Test
    void drawsNothingWhileNobodyWatches() {
        visualizer.letAll();
        FigureId id = submit(1).figure().id();
        awaitStatus(id, FigureStatus.DONE);
        assertThat(visualizer.frames()).isZero();
    }

    @Test
    void theFirstStepWithAViewerIsDrawnAtOnceAndOthersInTheirTime() {
        FigureId id = begin(spec(1));
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            events(feed);
            visualizer.let(1);
            Progress first = nextProgress(feed);
            assertThat(first.frame()).isPresent();
            visualizer.let(3);
            awaitStep(id, 5);
            assertThat(feed.next()).isEmpty();
            time.pass(LIMITS.frameInterval());
            visualizer.let(1);
            Progress later = nextProgress(feed);
            assertThat(later.step()).isEqualTo(6);
            assertThat(later.frame()).isPresent();
            assertThat(visualizer.frames()).isEqualTo(2);
        }
    }

    @Test
    void framesAreRareWhereManyFetchThem() {
        FigureId id = begin(spec(1));
        int viewers = 1000;
        List<EventFeed> feeds = new ArrayList<>();
        for (int i = 0; i < viewers; i++) {
            feeds.add(figures.watch(id, OptionalLong.empty()));
        }
        events(feeds.get(0));
        int steps = 20;
        for (int step = 2; step < 2 + steps; step++) {
            time.pass(LIMITS.frameInterval());
            visualizer.let(1);
            assertThat(nextProgress(feeds.get(0)).step()).isEqualTo(step);
        }
        assertThat(visualizer.frames())
                .as("one for those who came, and none in the seconds after")
                .isEqualTo(1);
        feeds.forEach(EventFeed::close);
    }

    @Test
    void framesBecomeRarerTheLongerARunLasts() {
        FigureId id = begin(spec(1));
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            events(feed);
            int framesOfSteps = visualizer.frames();
            time.pass(Duration.ofSeconds(60));
            visualizer.let(1);
            nextProgress(feed);
            awaitStepsMade(2);
            for (int step = 3; step <= 6; step++) {
                time.pass(Duration.ofSeconds(1));
                visualizer.let(1);
                awaitStepsMade(step);
            }
            assertThat(visualizer.frames()).isEqualTo(framesOfSteps + 2);
        }
    }

    @Test
    void framesAreKeptUnderNamesThatAreNeverUsedAgain() {
        FigureId id = begin(spec(1));
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            List<byte[]> frames = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                time.pass(LIMITS.frameInterval());
                visualizer.let(1);
                names.add(nextProgress(feed).frame().orElseThrow().name());
                frames.add(figures.frame(id, names.get(i)).orElseThrow());
                // time that passed before the step is over would count as time that its frame took
                awaitStepsMade(i + 2);
            }
            assertThat(names).doesNotHaveDuplicates();
            for (int i = 0; i < 3; i++) {
                assertThat(figures.frame(id, names.get(i)).orElseThrow()).isEqualTo(frames.get(i));
            }
            assertThat(frames.get(0)).isNotEqualTo(frames.get(1));
            assertThat(figures.frame(id, "0")).isEmpty();
        }
    }

    @Test
    void dropsStaleStepsForASlowViewer() {
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
    void aViewerThatComesBackGetsWhatItMissed() {
        FigureId id = begin(spec(1));
        try (EventFeed stays = figures.watch(id, OptionalLong.empty())) {
            long heard = 0;
            for (int step = 2; step <= 6; step++) {
                time.pass(LIMITS.frameInterval());
                visualizer.let(1);
                List<Numbered> told = next(stays);
                while (!(told.get(0).event() instanceof Progress made) || made.step() < step) {
                    told = next(stays);
                }
                heard = step == 3 ? told.get(0).id() : heard;
            }
            try (EventFeed back = figures.watch(id, OptionalLong.of(heard))) {
                List<FigureEvent> missed = events(back);
                assertThat(missed)
                        .extracting(event -> ((Progress) event).step())
                        .containsExactly(4, 5, 6);
            }
            try (EventFeed fresh = figures.watch(id, OptionalLong.empty())) {
                assertThat(events(fresh)).hasSize(1);
            }
        }
    }

    @Test
    void numbersOfEventsGrowOverARestart() {
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
    void aRunIsForgottenAWhileAfterItsEndAndTheFigureIsNot() {
        FigureId id = begin(spec(1));
        String name;
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            time.pass(LIMITS.frameInterval());
            visualizer.let(1);
            name = nextProgress(feed).frame().orElseThrow().name();
            visualizer.letAll();
            untilLast(feed);
        }
        assertThat(figures.frame(id, name)).isPresent();
        time.pass(LIMITS.keptAfterEnd().plusSeconds(1));
        assertThat(figures.frame(id, name)).isEmpty();
        assertThat(lastEvent(id)).isInstanceOf(FigureEvent.Done.class);
    }

    @Test
    void saysHowLongItWillTakeOnceItCanKnow() {
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
}
