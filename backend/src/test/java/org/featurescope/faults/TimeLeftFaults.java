package org.featurescope.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.checkpoint.CheckpointStore;
import org.featurescope.figure.run.EventFeed;
import org.featurescope.figure.run.FigureEvent;
import org.featurescope.figure.run.FigureEvent.Numbered;
import org.featurescope.figure.run.Figures;
import org.featurescope.figure.run.RunObserver;
import org.featurescope.figure.run.SchedulerLimits;
import org.featurescope.figure.run.Ticker;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.image.ImageDecoder;
import org.featurescope.kind.TestKinds;
import org.featurescope.optimize.run.GraphVisualizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How wrong the time is that a figure is said to take, over the examples of all kinds at a small size. */
final class TimeLeftFaults {
    private static final int SIZE = 64;
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);

    /** Seconds of work up to which nothing is told of a figure. */
    private static final double SHORT = 2;

    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(5);

    /** The names of the kinds to try, separated by commas; all by default. */
    private static final Set<String> KINDS = Stream.of(
                    System.getProperty("featurescope.faults.kinds", "").split(","))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    /** What was told at a time. */
    private record Told(long nanos, long millisecondsLeft) {}

    /** Seconds that were told, and those that were left. The factor allows for a second more or less. */
    private record Wrong(double took, double told, double left) {
        static Wrong silent(double took) {
            return new Wrong(took, -1, 0);
        }

        double factor() {
            double ratio = (told + 1) / (left + 1);
            return Math.max(ratio, 1 / ratio);
        }

        @Override
        public String toString() {
            return told < 0
                    ? "took %.1f s, no time told".formatted(took)
                    : "took %.1f s, at most %.1f times wrong, when %.1f s were told and %.1f s were left"
                            .formatted(took, factor(), told, left);
        }
    }

    @Test
    void reportsHowWrongTheTimesAreThatWereTold(@TempDir Path data) {
        FaultsReport report = FaultsReport.part("Time left");
        SamplePhotographs samples = new SamplePhotographs();
        Map<String, Wrong> worst = new TreeMap<>();
        try (GraphVisualizer visualizer = new GraphVisualizer(name -> ImageDecoder.decode(samples.bytes(name)))) {
            Kinds kinds = TestKinds.with(visualizer);
            try (FigureStore store = FigureStore.open(data, kinds, Clock.systemUTC());
                    Figures figures = new Figures(
                            kinds,
                            store,
                            CheckpointStore.open(data.resolve("checkpoints"), "", Clock.systemUTC()),
                            SchedulerLimits.DEFAULT,
                            Clock.systemUTC(),
                            Ticker.SYSTEM,
                            RunObserver.NONE)) {
                for (FigureKind<?> kind : kinds.all()) {
                    if (KINDS.isEmpty() || KINDS.contains(kind.name())) {
                        worst.put(kind.name(), worst(figures, prepared(kinds, kind)));
                    }
                }
            }
        }
        worst.values().removeIf(wrong -> wrong.took() < SHORT);
        worst.forEach((kind, wrong) -> report.line("%s: %s", kind, wrong));
        assertThat(worst).isNotEmpty();
    }

    /** Returns the example of a kind, smaller. */
    private static PreparedFigure prepared(Kinds kinds, FigureKind<?> kind) {
        ObjectNode spec = kinds.toJson(kinds.example(kind, Networks.catalogue()));
        if (spec.has("size")) {
            spec.put("size", SIZE);
        }
        return new SpecReader(kinds, Networks.catalogue())
                .fromJson(spec.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a figure, and returns the time that was told and was wrong by the greatest factor. */
    private static Wrong worst(Figures figures, PreparedFigure prepared) {
        List<Told> told = new ArrayList<>();
        FigureId id = figures.submit(prepared).figure().id();
        long began = System.nanoTime();
        long ended = began;
        try (EventFeed feed = figures.watch(id, OptionalLong.empty())) {
            boolean goesOn = true;
            while (goesOn && ended - began < LONGEST) {
                for (Numbered event : feed.next()) {
                    goesOn &= !event.event().isLast();
                    if (event.event() instanceof FigureEvent.Progress made) {
                        long now = System.nanoTime();
                        made.millisecondsLeft().ifPresent(left -> told.add(new Told(now, left)));
                    }
                }
                LockSupport.parkNanos(POLL);
                ended = System.nanoTime();
            }
        }
        long end = ended;
        double took = (end - began) / 1e9;
        return told.stream()
                .map(each -> new Wrong(took, each.millisecondsLeft() / 1e3, (end - each.nanos()) / 1e9))
                .max(Comparator.comparingDouble(Wrong::factor))
                .orElseGet(() -> Wrong.silent(took));
    }
}
