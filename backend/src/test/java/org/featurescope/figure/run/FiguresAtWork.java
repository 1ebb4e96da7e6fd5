package org.featurescope.figure.run;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.checkpoint.CheckpointStore;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.request.FigureRequest;
import org.featurescope.figure.request.Urgency;
import org.featurescope.figure.run.FigureEvent.Numbered;
import org.featurescope.figure.run.FigureEvent.Progress;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.channel.ChannelSpec;
import org.featurescope.kind.optimized.UnitAim;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Preset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Figures in a store of their own, made by a visualizer that takes a step when it is let. */
abstract class FiguresAtWork {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final SchedulerLimits LIMITS = new SchedulerLimits(
            1, 2, 2, Duration.ofMillis(125), Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofMinutes(1));

    final FakeVisualizer visualizer = FakeVisualizer.gated();
    final Kinds kinds = TestKinds.with(visualizer);
    final HeldTime time = new HeldTime();
    final Network network = Networks.network();
    Path data;
    FigureStore store;
    Figures figures;

    @BeforeEach
    void open(@TempDir Path folder) {
        data = folder;
        store = FigureStore.open(data, kinds, time);
        figures = new Figures(kinds, store, checkpoints(), LIMITS, time, time, RunObserver.NONE);
    }

    CheckpointStore checkpoints() {
        return CheckpointStore.open(data.resolve("checkpoints"), "the engine of the tests", time);
    }

    @AfterEach
    void close() {
        figures.close();
        store.close();
    }

    ChannelSpec spec(int channel) {
        return new ChannelSpec(
                NetworkReference.to(network),
                new Unit("mixed4c", channel),
                UnitAim.CHANNEL,
                OptimizationParameters.of(Preset.QUICK, 32, steps(), 0));
    }

    static int steps() {
        return 50;
    }

    Figures.Submission submit(int channel) {
        return submit(spec(channel));
    }

    Figures.Submission submit(FigureSpec spec) {
        return figures.submit(kinds.prepared(spec, Networks.catalogue()));
    }

    /** Asks for a figure as a page does, which watches it. */
    FigureId submitWatching(FigureSpec spec) {
        FigureRequest request = new FigureRequest(Client.OWNER, Urgency.WANTED, true);
        return figures.submit(kinds.prepared(spec, Networks.catalogue()), request)
                .figure()
                .id();
    }

    /** Asks for a figure and waits until its first step is made. */
    FigureId begin(FigureSpec spec) {
        return awaitFirstStep(submit(spec).figure().id());
    }

    FigureId awaitFirstStep(FigureId id) {
        visualizer.let(1);
        awaitStep(id, 1);
        return id;
    }

    void awaitStep(FigureId id, int step) {
        awaitTrue(() ->
                figures.get(id).progress().filter(made -> made.step() >= step).isPresent());
    }

    /** Waits until so many steps are made and told. */
    void awaitStepsMade(int steps) {
        awaitTrue(() -> visualizer.steps() >= steps);
    }

    /** Waits until viewers can hear of a step. */
    void awaitEventOf(FigureId id, int step) {
        try (EventFeed feed = figures.watch(id, OptionalLong.of(0))) {
            int told = 0;
            while (told < step) {
                for (Numbered event : next(feed)) {
                    told = event.event() instanceof Progress made ? made.step() : told;
                }
            }
        }
    }

    void awaitStatus(FigureId id, FigureStatus status) {
        awaitTrue(() -> figures.find(id).orElseThrow().status() == status);
    }

    static void awaitTrue(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(condition);
    }

    /** Waits for the next events of a feed. */
    static List<Numbered> next(EventFeed feed) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(feed::next, events -> !events.isEmpty());
    }

    static List<FigureEvent> events(EventFeed feed) {
        return next(feed).stream().map(Numbered::event).toList();
    }

    static Progress nextProgress(EventFeed feed) {
        while (true) {
            for (FigureEvent event : events(feed)) {
                if (event instanceof Progress made) {
                    return made;
                }
            }
        }
    }

    static FigureEvent untilLast(EventFeed feed) {
        while (true) {
            for (FigureEvent event : events(feed)) {
                if (event.isLast()) {
                    return event;
                }
            }
        }
    }

    FigureEvent lastEvent(FigureId id) {
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            return untilLast(feed);
        }
    }

    long lastNumber(FigureId id) {
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            while (true) {
                for (Numbered event : next(feed)) {
                    if (event.event().isLast()) {
                        return event.id();
                    }
                }
            }
        }
    }
}
