package org.featurescope.figure.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalLong;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.Networks;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.request.FigureRequest;
import org.featurescope.figure.request.Urgency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one client submits leaves places for the others, and each is told its place and a time. */
@Timeout(30)
final class FairSharesTest extends FiguresAtWork {
    private static final SchedulerLimits FAIR = new SchedulerLimits(
            1, 16, 4, Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofMinutes(1));

    @BeforeEach
    void openWithFairLimits() {
        figures.close();
        figures = new Figures(kinds, store, checkpoints(), FAIR, time, time, RunObserver.NONE);
    }

    private static Client client(int number, String address) {
        return new Client("token" + number, address, false);
    }

    private FigureId submit(int channel, Client client, Urgency urgency) {
        return figures.submit(
                        kinds.prepared(spec(channel), Networks.catalogue()), new FigureRequest(client, urgency, false))
                .figure()
                .id();
    }

    /** Submits until the client is refused, and returns how many figures were accepted. */
    private int submitAll(int count, int from, Client client, Urgency urgency) {
        int accepted = 0;
        for (int channel = from; channel < from + count; channel++) {
            try {
                submit(channel, client, urgency);
                accepted++;
            } catch (QueueFullException e) {
                assertThat(e.retryAfterSeconds()).isBetween(1, 60);
            }
        }
        return accepted;
    }

    @Test
    void eightySubmissionsOfOneClientLeaveTheOthersPlacesFree() {
        begin(spec(1));
        assertThat(submitAll(80, 100, client(1, "192.0.2.1"), Urgency.WANTED)).isEqualTo(4);
        FigureId of = submit(2, client(2, "192.0.2.2"), Urgency.WANTED);
        assertThat(figures.get(of).queuePosition()).hasValue(2);
    }

    @Test
    void aClientWithManyTokensTakesHalfOfThePlaces() {
        begin(spec(1));
        int accepted = 0;
        for (int token = 0; token < 80; token++) {
            accepted += submitAll(1, 100 + token, client(token, "192.0.2.1"), Urgency.WANTED);
        }
        assertThat(accepted).isEqualTo(8);
        submit(2, client(100, "192.0.2.2"), Urgency.WANTED);
    }

    @Test
    void whatPagesOfferTakesHalfOfThePlaces() {
        begin(spec(1));
        int accepted = 0;
        for (int token = 0; token < 16; token++) {
            Client client = client(token, "192.0.2." + token);
            accepted += submitAll(1, 100 + token, client, Urgency.OFFERED);
        }
        assertThat(accepted).isEqualTo(8);
        FigureId of = submit(2, client(1, "192.0.2.1"), Urgency.WANTED);
        assertThat(figures.get(of).queuePosition()).hasValue(1);
    }

    @Test
    void whatPagesOfferToAClassTakesNoPlaceFromWhatItWants() {
        begin(spec(1));
        String address = "192.0.2.1";
        for (int token = 0; token < 8; token++) {
            submitAll(2, 100 + 2 * token, client(token, address), Urgency.OFFERED);
        }
        for (int token = 0; token < 8; token++) {
            FigureId of = submit(2 + token, client(token, address), Urgency.WANTED);
            assertThat(figures.get(of).queuePosition()).hasValue(1 + token);
        }
    }

    @Test
    void aRefusalTellsThePlaceOfTheFirst() {
        begin(spec(1));
        submit(2, client(2, "192.0.2.2"), Urgency.WANTED);
        submitAll(4, 100, client(1, "192.0.2.1"), Urgency.WANTED);
        assertThatThrownBy(() -> submit(3, client(1, "192.0.2.1"), Urgency.WANTED))
                .isInstanceOfSatisfying(
                        QueueFullException.class,
                        e -> assertThat(e.isOfClient()).isTrue())
                .hasMessageContaining("4 figures of yours wait")
                .hasMessageContaining("the first at place 2");
    }

    @Test
    void theOwnerHasNoBoundButThatOfTheQueue() {
        begin(spec(1));
        assertThat(submitAll(80, 100, Client.OWNER, Urgency.WANTED)).isEqualTo(16);
    }

    @Test
    void whoWaitsIsToldWhenItBegins() {
        FigureId first = begin(spec(1));
        time.pass(Duration.ofSeconds(10));
        visualizer.let(steps() - 1);
        lastEvent(first);
        begin(spec(2));
        FigureId waiting = submit(3, client(1, "192.0.2.1"), Urgency.WANTED);
        FigureId behind = submit(4, client(2, "192.0.2.2"), Urgency.WANTED);
        assertThat(toStart(waiting)).isBetween(9_000L, 11_000L);
        assertThat(toStart(behind)).isBetween(18_000L, 22_000L);
    }

    private long toStart(FigureId id) {
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            return ((FigureEvent.Queued) next(feed).get(0).event())
                    .millisecondsToStart()
                    .orElseThrow();
        }
    }
}
