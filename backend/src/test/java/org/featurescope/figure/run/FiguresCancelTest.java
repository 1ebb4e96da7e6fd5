package org.featurescope.figure.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Networks;
import org.featurescope.figure.request.Cancellation;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.request.FigureRequest;
import org.featurescope.figure.request.Urgency;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Figures that end before they are made: by a word, or because nobody waits. */
@Timeout(30)
final class FiguresCancelTest extends FiguresAtWork {
    @Test
    void cancelsARun() {
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
    void cancelsAFigureThatWaits() {
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
    void aCancelledFigureIsMadeAnewWhenItIsAskedForAgain() {
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
        FigureId id = awaitFirstStep(submitWatching(spec(1)));
        figures.watch(id, OptionalLong.empty()).close();
        time.pass(LIMITS.afterLastViewer().minusSeconds(1));
        visualizer.let(1);
        awaitStepsMade(2);
        time.pass(Duration.ofSeconds(2));
        awaitTrue(() -> store.asked(id).orElseThrow().status() == FigureStatus.CANCELLED);
        assertThat(figures.get(id).detail()).contains("Nobody was waiting for the figure any more.");
    }

    @Test
    void aRunGoesOnAsLongAsOneViewerStays() {
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
            assertThat(figures.poll(id, Client.OWNER).status()).isEqualTo(FigureStatus.RUNNING);
        }
        visualizer.letAll();
        awaitStatus(id, FigureStatus.DONE);
    }

    private static final Client ANNA = new Client("anna", "192.0.2.1", false);
    private static final Client BEN = new Client("ben", "192.0.2.1", false);

    private FigureId beginFor(Client client) {
        FigureRequest request = new FigureRequest(client, Urgency.WANTED, false);
        return awaitFirstStep(figures.submit(kinds.prepared(spec(1), Networks.catalogue()), request)
                .figure()
                .id());
    }

    private void letAndAwaitStep(int step) {
        visualizer.let(1);
        awaitStepsMade(step);
    }

    @Test
    void aReaderWhoCancelsEndsAFigureThatNobodyElseWants() {
        FigureId id = beginFor(ANNA);
        try (EventFeed feed = figures.watch(id, ANNA, OptionalLong.empty())) {
            assertThat(figures.cancel(id, ANNA)).isEqualTo(Cancellation.ENDED);
            assertThat(untilLast(feed)).isInstanceOf(FigureEvent.Cancelled.class);
        }
        assertThat(figures.cancel(id, ANNA)).isEqualTo(Cancellation.NOTHING);
    }

    @Test
    void aReaderWhoCancelsStopsWatchingWhatOthersWant() {
        FigureId id = beginFor(ANNA);
        try (EventFeed feed = figures.watch(id, BEN, OptionalLong.empty())) {
            assertThat(figures.cancel(id, ANNA)).isEqualTo(Cancellation.GOES_ON);
            time.pass(Duration.ofHours(1));
            visualizer.letAll();
            assertThat(untilLast(feed)).isInstanceOf(FigureEvent.Done.class);
        }
    }

    @Test
    void theOwnerWhoLeavesEndsOnlyWhatNobodyElseWants() {
        FigureId id = beginFor(Client.OWNER);
        try (EventFeed feed = figures.watch(id, BEN, OptionalLong.empty())) {
            assertThat(figures.leave(id, Client.OWNER)).isEqualTo(Cancellation.GOES_ON);
            letAndAwaitStep(2);
            assertThat(figures.leave(id, BEN)).isEqualTo(Cancellation.ENDED);
            assertThat(untilLast(feed)).isInstanceOf(FigureEvent.Cancelled.class);
        }
    }

    @Test
    void aReaderWhoLeavesInOneOfTwoPagesThatShareAStreamKeepsTheRunForTheOther() {
        FigureId id = beginFor(ANNA);
        FiguresFeed both = figures.watchAll(Map.of(id, 2), ANNA);
        assertThat(figures.leave(id, ANNA)).isEqualTo(Cancellation.GOES_ON);
        try (FiguresFeed other = figures.watchAll(Map.of(id, 1), ANNA)) {
            both.close();
            time.pass(Duration.ofHours(1));
            letAndAwaitStep(2);
            assertThat(figures.leave(id, ANNA)).isEqualTo(Cancellation.ENDED);
            assertThat(other.next())
                    .last()
                    .satisfies(news -> assertThat(news.event().event()).isInstanceOf(FigureEvent.Cancelled.class));
        }
    }

    @Test
    void aStrangerCancelsNothing() {
        FigureId id = beginFor(ANNA);
        assertThat(figures.cancel(id, BEN)).isEqualTo(Cancellation.GOES_ON);
        letAndAwaitStep(2);
        assertThat(figures.get(id).status()).isEqualTo(FigureStatus.RUNNING);
    }

    @Test
    void cancellingDoesNotWaitForTheStepToEnd() throws Exception {
        FigureId first = begin(spec(1));
        visualizer.holdSteps(true);
        FigureId second = submit(2).figure().id();
        try (EventFeed feed = figures.watch(first, OptionalLong.empty())) {
            figures.cancel(first);
            assertThat(untilLast(feed)).isInstanceOf(FigureEvent.Cancelled.class);
        }
        assertThat(figures.get(first).status()).isEqualTo(FigureStatus.CANCELLED);
        awaitTrue(() -> visualizer.runs() == 2);
        assertThat(figures.get(second).status()).isEqualTo(FigureStatus.RUNNING);
        visualizer.holdSteps(false);
    }

    @Test
    void aPlaceIsGivenAwayOnceUntilTheStepOfACancelledRunEnds() throws Exception {
        FigureId first = begin(spec(1));
        visualizer.holdSteps(true);
        FigureId second = submit(2).figure().id();
        figures.cancel(first);
        awaitTrue(() -> visualizer.runs() == 2);
        figures.cancel(second);
        FigureId third = submit(3).figure().id();
        assertThat(lastEvent(second)).isInstanceOf(FigureEvent.Cancelled.class);
        assertThat(visualizer.runs()).isEqualTo(2);
        assertThat(figures.get(third).status()).isEqualTo(FigureStatus.QUEUED);
        visualizer.holdSteps(false);
        awaitTrue(() -> visualizer.runs() == 3);
        visualizer.letAll();
        assertThat(lastEvent(third)).isInstanceOf(FigureEvent.Done.class);
        assertThat(store.asked(first).orElseThrow().status()).isEqualTo(FigureStatus.CANCELLED);
    }

    @Test
    void aFigureThatIsAskedForAgainBeginsWhenTheStepOfItsCancelledRunHasEnded() throws Exception {
        FigureId id = begin(spec(1));
        visualizer.holdSteps(true);
        figures.cancel(id);
        assertThat(submit(1).isNew()).isTrue();
        FigureId other = submit(2).figure().id();
        awaitStatus(other, FigureStatus.RUNNING);
        assertThat(figures.get(id).status()).isEqualTo(FigureStatus.QUEUED);
        visualizer.holdSteps(false);
        visualizer.letAll();
        awaitStatus(id, FigureStatus.DONE);
        assertThat(store.asked(id).orElseThrow().status()).isEqualTo(FigureStatus.DONE);
    }

    @Test
    void theOwnerCancelsForAll() {
        FigureId id = beginFor(ANNA);
        try (EventFeed feed = figures.watch(id, ANNA, OptionalLong.empty())) {
            assertThat(figures.cancel(id, Client.OWNER)).isEqualTo(Cancellation.ENDED);
            assertThat(untilLast(feed)).isInstanceOf(FigureEvent.Cancelled.class);
        }
    }

    private void assertEndsWhenThePromisedTimeIsOver(FigureId id) {
        time.pass(LIMITS.afterLastAsked().minusSeconds(1));
        letAndAwaitStep(2);
        assertThat(figures.get(id).status()).isEqualTo(FigureStatus.RUNNING);
        time.pass(Duration.ofSeconds(2));
        awaitTrue(() -> store.asked(id).orElseThrow().status() == FigureStatus.CANCELLED);
    }

    @Test
    void whatAClientWasPromisedIsNotShortenedByAnotherViewer() {
        FigureId id = beginFor(ANNA);
        figures.watch(id, BEN, OptionalLong.empty()).close();
        assertEndsWhenThePromisedTimeIsOver(id);
    }

    @Test
    void whatAClientWasPromisedIsNotShortenedByAPageOfItsOwn() {
        FigureId id = begin(spec(1));
        assertThat(submitWatching(spec(1))).isEqualTo(id);
        figures.watch(id, OptionalLong.empty()).close();
        assertEndsWhenThePromisedTimeIsOver(id);
    }

    @Test
    void aRunThatIsAskedForAndNeverWatchedEndsWhenThePromisedTimeIsOver() {
        FigureId id = begin(spec(1));
        time.pass(LIMITS.afterLastAsked().plusSeconds(1));
        awaitTrue(() -> store.asked(id).orElseThrow().status() == FigureStatus.CANCELLED);
    }

    @Test
    void whoNeverAskedForAFigureDoesNotProlongItByLooking() {
        FigureId id = beginFor(ANNA);
        time.pass(LIMITS.afterLastAsked().minusSeconds(1));
        figures.poll(id, BEN);
        figures.get(id);
        time.pass(Duration.ofSeconds(2));
        awaitTrue(() -> store.asked(id).orElseThrow().status() == FigureStatus.CANCELLED);
    }

    @Test
    void aFigureThatNobodyWaitsForGivesItsPlaceInTheQueueAway() {
        FigureId running = begin(spec(1));
        figures.watch(submitWatching(spec(2)), OptionalLong.empty()).close();
        figures.watch(submitWatching(spec(3)), OptionalLong.empty()).close();
        time.pass(LIMITS.afterLastViewer().plusSeconds(1));
        assertThat(submit(4).isNew()).isTrue();
        assertThat(figures.get(kinds.id(spec(2))).status()).isEqualTo(FigureStatus.CANCELLED);
        assertThat(figures.get(running).status()).isEqualTo(FigureStatus.RUNNING);
    }

    @Test
    void closingCancelsWhatIsUnderWay() {
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
