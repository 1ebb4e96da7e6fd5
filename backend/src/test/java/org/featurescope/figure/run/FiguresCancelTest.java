package org.featurescope.figure.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalLong;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureStatus;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Figures that end before they are made: by a word, or because nobody waits. */
@Timeout(30)
final class FiguresCancelTest extends FiguresAtWork {
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
        FigureId id = submit(2).figure().id();
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
        assertThat(submit(1).isNew()).isTrue();
        visualizer.letAll();
        try (EventFeed feed = figures.watch(id, OptionalLong.of(cancelled))) {
            assertThat(untilLast(feed)).isInstanceOf(FigureEvent.Done.class);
        }
        assertThat(figures.get(id).status()).isEqualTo(FigureStatus.DONE);
    }

    @Test
    void aRunThatItsLastViewerLeftIsCancelledAfterAWhile() {
        FigureId id = begin(spec(1));
        figures.watch(id, OptionalLong.empty()).close();
        time.pass(LIMITS.afterLastViewer().minusSeconds(1));
        visualizer.let(1);
        // to ask the figures how far it is would be to want it
        awaitStepsMade(2);
        time.pass(Duration.ofSeconds(2));
        awaitTrue(() -> store.asked(id).orElseThrow().status() == FigureStatus.CANCELLED);
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
    void aRunThatNobodyWatchesGoesOnWhileSomebodyAsksForIt() {
        FigureId id = begin(spec(1));
        for (int i = 0; i < 5; i++) {
            time.pass(LIMITS.afterLastAsked().minusSeconds(1));
            assertThat(figures.get(id).status()).isEqualTo(FigureStatus.RUNNING);
        }
        visualizer.letAll();
        awaitStatus(id, FigureStatus.DONE);
    }

    @Test
    void aFigureThatNobodyWaitsForGivesItsPlaceInTheQueueAway() {
        FigureId running = begin(spec(1));
        figures.watch(submit(2).figure().id(), OptionalLong.empty()).close();
        figures.watch(submit(3).figure().id(), OptionalLong.empty()).close();
        time.pass(LIMITS.afterLastViewer().plusSeconds(1));
        assertThat(submit(4).isNew()).isTrue();
        assertThat(figures.get(kinds.id(spec(2))).status()).isEqualTo(FigureStatus.CANCELLED);
        assertThat(figures.get(running).status()).isEqualTo(FigureStatus.RUNNING);
    }

    @Test
    void closingCancelsWhatIsUnderWay() throws InterruptedException {
        FigureId running = begin(spec(1));
        FigureId waiting = submit(2).figure().id();
        EventFeed feed = figures.watch(running, OptionalLong.empty());
        EventFeed other = figures.watch(waiting, OptionalLong.empty());
        figures.close();
        assertThat(untilLast(feed)).isInstanceOf(FigureEvent.Cancelled.class);
        assertThat(untilLast(other)).isInstanceOf(FigureEvent.Cancelled.class);
        assertThatThrownBy(() -> submit(3)).isInstanceOf(QueueFullException.class);
        assertThat(figures.get(running).status()).isEqualTo(FigureStatus.CANCELLED);
    }
}
