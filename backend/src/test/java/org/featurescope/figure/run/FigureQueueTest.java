package org.featurescope.figure.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.request.Urgency;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.channel.ChannelSpec;
import org.junit.jupiter.api.Test;

/** In which order figures are made: in that of their coming, but those that one compiled graph serves together. */
final class FigureQueueTest {
    private final Kinds kinds = TestKinds.quick();
    private final SpecReader reader = new SpecReader(kinds, Networks.catalogue());
    private final FigureQueue queue = new FigureQueue();

    /** A figure of {@code mixed4c:3:32} or the like: layer, channel, size. */
    private FigureRun run(String name) {
        String[] parts = name.split(":");
        return run(reader.fromQuery("kind=channel&unit=%s:%s&size=%s&steps=4".formatted((Object[]) parts)));
    }

    private FigureRun run(PreparedFigure figure) {
        return new FigureRun(
                kinds.id(figure.spec()),
                figure,
                Instant.EPOCH,
                SchedulerLimits.DEFAULT,
                new HeldTime(),
                new AtomicLong());
    }

    private void add(String... names) {
        Arrays.stream(names).forEach(name -> queue.add(run(name), Client.OWNER, Urgency.WANTED));
    }

    private static String name(FigureRun run) {
        ChannelSpec spec = (ChannelSpec) run.spec();
        return "%s:%d".formatted(spec.unit(), spec.optimization().size());
    }

    private List<String> order() {
        return queue.runs().stream().map(FigureQueueTest::name).toList();
    }

    @Test
    void figuresOfOneShapeStandTogetherInTheOrderOfTheirComing() {
        add("mixed4c:1:32", "mixed3a:1:32", "mixed4c:2:32", "mixed4c:1:64", "mixed3a:2:32");
        assertThat(order())
                .containsExactly("mixed4c:1:32", "mixed4c:2:32", "mixed3a:1:32", "mixed3a:2:32", "mixed4c:1:64");
    }

    @Test
    void aFigureOfTheShapeThatIsBeingMadeIsNext() {
        add("mixed4c:1:32", "mixed3a:1:32");
        assertThat(name(queue.take(Set.of()).orElseThrow())).isEqualTo("mixed4c:1:32");
        add("mixed4c:2:32");
        assertThat(order()).containsExactly("mixed4c:2:32", "mixed3a:1:32");
    }

    @Test
    void figuresOfNetworksThatDifferInTheirDescriptorsAloneHaveDifferentShapes() {
        add("mixed4c:1:32");
        queue.add(withDescriptorHash(run("mixed4c:2:32"), "0".repeat(64)), Client.OWNER, Urgency.WANTED);
        add("mixed4c:3:32");
        assertThat(order()).containsExactly("mixed4c:1:32", "mixed4c:3:32", "mixed4c:2:32");
    }

    private FigureRun withDescriptorHash(FigureRun run, String hash) {
        ChannelSpec spec = (ChannelSpec) run.spec();
        NetworkReference network = new NetworkReference(spec.model(), spec.modelHash(), hash);
        return run(new PreparedFigure(
                new ChannelSpec(network, spec.unit(), spec.objective(), spec.optimization()), run.recipe()));
    }

    @Test
    void aFigureWhoseCancelledRunHasNotEndedLetsTheNextOneGoFirst() {
        FigureRun again = run("mixed4c:1:32");
        FigureRun other = run("mixed4c:2:32");
        queue.add(again, Client.OWNER, Urgency.WANTED);
        queue.add(other, Client.OWNER, Urgency.WANTED);
        assertThat(queue.take(Set.of(again.id()))).hasValue(other);
        assertThat(queue.take(Set.of(again.id()))).isEmpty();
        assertThat(queue.take(Set.of())).hasValue(again);
    }

    @Test
    void noFigureIsPassedMoreThanFourTimes() {
        add(
                "mixed4c:1:32",
                "mixed3a:1:32",
                "mixed4c:2:32",
                "mixed4c:3:32",
                "mixed4c:4:32",
                "mixed4c:5:32",
                "mixed4c:6:32");
        assertThat(order().indexOf("mixed3a:1:32")).isEqualTo(5);
        assertThat(order()).endsWith("mixed3a:1:32", "mixed4c:6:32");
    }

    @Test
    void whateverComesEveryFigureHasItsTurnAndWaitsForAtMostFourThatCameLater() {
        SplittableRandom random = new SplittableRandom(7);
        List<FigureRun> come = new ArrayList<>();
        List<FigureRun> taken = new ArrayList<>();
        for (int channel = 0; channel < 60; channel++) {
            FigureRun run = run("%s:%d:32".formatted(random.nextInt(3) == 0 ? "mixed3a" : "mixed4c", channel));
            come.add(run);
            queue.add(run, Client.OWNER, Urgency.WANTED);
            if (random.nextBoolean()) {
                taken.add(queue.take(Set.of()).orElseThrow());
            }
        }
        while (queue.size() > 0) {
            taken.add(queue.take(Set.of()).orElseThrow());
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(come);
        for (int turn = 0; turn < taken.size(); turn++) {
            int coming = come.indexOf(taken.get(turn));
            assertThat(taken.subList(0, turn).stream().filter(other -> come.indexOf(other) > coming))
                    .hasSizeLessThanOrEqualTo(4);
        }
    }

    private static Client client(String token) {
        return new Client(token, "192.0.2.1", false);
    }

    private void add(Client client, Urgency urgency, String... names) {
        Arrays.stream(names).forEach(name -> queue.add(run(name), client, urgency));
    }

    @Test
    void clientsTakeTurns() {
        add(client("a"), Urgency.WANTED, "mixed4c:1:32", "mixed4c:2:32", "mixed4c:3:32");
        add(client("b"), Urgency.WANTED, "mixed3a:1:32", "mixed3a:2:32");
        add(client("c"), Urgency.WANTED, "mixed3b:1:32");
        assertThat(order())
                .containsExactly(
                        "mixed4c:1:32", "mixed3a:1:32", "mixed3b:1:32", "mixed4c:2:32", "mixed3a:2:32", "mixed4c:3:32");
    }

    @Test
    void aClientOfWhomAFigureIsMadeWaitsForTheOthers() {
        add(client("a"), Urgency.WANTED, "mixed4c:1:32", "mixed4c:2:32");
        FigureRun first = queue.take(Set.of()).orElseThrow();
        add(client("b"), Urgency.WANTED, "mixed3a:1:32");
        assertThat(order()).containsExactly("mixed3a:1:32", "mixed4c:2:32");
        queue.ended(first);
        assertThat(order()).containsExactly("mixed4c:2:32", "mixed3a:1:32");
    }

    @Test
    void whatAPageOffersComesAfterWhatPeopleWant() {
        add(client("a"), Urgency.OFFERED, "mixed4c:1:32");
        add(client("b"), Urgency.WANTED, "mixed4c:2:32", "mixed4c:3:32");
        assertThat(order()).containsExactly("mixed4c:2:32", "mixed4c:3:32", "mixed4c:1:32");
        queue.request(queue.runs().get(2), client("c"), Urgency.WANTED);
        assertThat(order()).containsExactly("mixed4c:1:32", "mixed4c:2:32", "mixed4c:3:32");
    }

    @Test
    void whoAlsoWantsAFigureOfAnotherClientDoesNotWaitBehindThatClientsOthers() {
        add(client("a"), Urgency.WANTED, "mixed4c:1:32", "mixed4c:2:32", "mixed4c:3:32");
        add(client("b"), Urgency.WANTED, "mixed3a:1:32");
        queue.request(queue.runs().get(3), client("c"), Urgency.WANTED);
        assertThat(order()).containsExactly("mixed4c:1:32", "mixed4c:3:32", "mixed3a:1:32", "mixed4c:2:32");
    }

    @Test
    void nobodyWaitsForMoreThanOneFigureOfEachOtherClient() {
        SplittableRandom random = new SplittableRandom(11);
        for (int channel = 0; channel < 60; channel++) {
            add(client("greedy"), Urgency.WANTED, "mixed4c:%d:32".formatted(channel));
        }
        for (int reader = 0; reader < 30; reader++) {
            String layer = random.nextBoolean() ? "mixed3a" : "mixed4c";
            add(client("reader" + reader), Urgency.WANTED, "%s:%d:64".formatted(layer, reader));
        }
        assertThat(order().subList(0, 31))
                .filteredOn(name -> name.endsWith(":64"))
                .hasSize(30);
    }

    @Test
    void whatIsTakenOutOfItsTurnWaitsNoMore() {
        FigureRun run = run("mixed4c:1:32");
        queue.add(run, Client.OWNER, Urgency.WANTED);
        add("mixed4c:2:32");
        assertThat(queue.remove(run)).isTrue();
        assertThat(queue.remove(run)).isFalse();
        assertThat(order()).containsExactly("mixed4c:2:32");
    }
}
