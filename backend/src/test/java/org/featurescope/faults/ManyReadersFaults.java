package org.featurescope.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.web.Viewers;
import org.featurescope.web.Viewers.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers of figures that are being made: very many, those who never read, those who vanish, and a restart. */
final class ManyReadersFaults {
    private static final int OF_ONE = 1000;
    private static final int OF_OTHERS = 200;
    private static final int NEVER_READS = 5;
    private static final int QUEUED = 100;
    private static final int ROUNDS = Integer.getInteger("featurescope.faults.rounds", 3);
    private static final Duration ROUND = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Those that answer requests, besides two for each processor, and all others of the product. */
    private static final int MOST_THREADS = 80 + 60;

    private static final double LEAST_SPEED = 0.9;

    private static final String LONG = "{'kind':'channel','unit':'mixed4c:%d','size':256,'steps':%d}";
    private static final String SMALL = "{'kind':'channel','unit':'mixed4b:%d','size':32,'steps':4}";
    private static final Pattern EVENT_ID = Pattern.compile("id: (\\d+)\n");

    @Test
    void aThousandOfOneFigureAndTwoHundredOfOthersDoNotSlowTheRun(@TempDir Path data) throws Exception {
        FaultsReport report = FaultsReport.part("Many readers");
        try (Product product = Product.start(data)) {
            String one = product.ask(LONG.formatted(1, 4096));
            List<String> others = new ArrayList<>(List.of(product.ask(LONG.formatted(2, 4096))));
            for (int i = 1; i <= QUEUED; i++) {
                others.add(product.ask(SMALL.formatted(i)));
            }
            // once before, so that the classes of both are compiled
            speed(product);
            try (Viewers viewers = new Viewers(product.port())) {
                watch(viewers, one, others);
                awaitStreams(product, OF_ONE + OF_OTHERS);
                speed(product);
            }
            awaitStreams(product, 0);
            double alone = 0;
            double together = 0;
            for (int round = 0; round < ROUNDS; round++) {
                double before = speed(product);
                double threads = product.metric("jvm_threads_live_threads");
                double resident = product.residentMegabytes();
                try (Viewers viewers = new Viewers(product.port())) {
                    watch(viewers, one, others);
                    awaitStreams(product, OF_ONE + OF_OTHERS);
                    double with = speed(product);
                    report.line(
                            "%d readers of one figure and %d of others, every fifth of whom never reads: %.1f steps/s,"
                                    + " alone %.1f; %.0f threads, alone %.0f; %.0f MB resident, alone %.0f;"
                                    + " each who reads received %.1f events a second",
                            OF_ONE,
                            OF_OTHERS,
                            with,
                            before,
                            product.metric("jvm_threads_live_threads"),
                            threads,
                            product.residentMegabytes(),
                            resident,
                            viewers.all().stream()
                                            .mapToLong(Viewer::events)
                                            .max()
                                            .orElse(0)
                                    / (double) ROUND.toSeconds());
                    assertThat(product.residentMegabytes() - resident).isLessThan(300);
                    alone += before;
                    together += with;
                }
                awaitStreams(product, 0);
            }
            report.line("in %d rounds the readers left %.2f of the speed", ROUNDS, together / alone);
            try (Viewers viewers = new Viewers(product.port())) {
                watch(viewers, one, others);
                awaitStreams(product, OF_ONE + OF_OTHERS);
                cancel(product, one);
                List<Viewer> reading = viewers.all().subList(0, OF_ONE).stream()
                        .filter(viewer -> viewer.reads())
                        .toList();
                await().atMost(PATIENCE).until(() -> reading.stream().allMatch(Viewer::hasLast));
                report.line("all %d of them who read see its end", reading.size());
            }
            assertThat(together / alone).isGreaterThan(LEAST_SPEED);
        }
    }

    private static void watch(Viewers viewers, String one, List<String> others) {
        for (int i = 0; i < OF_ONE + OF_OTHERS; i++) {
            String figure = i < OF_ONE ? one : others.get(i % others.size());
            viewers.add(
                    "/api/v1/figures/%s/events".formatted(figure),
                    "10.0.%d.1".formatted(i % 100),
                    i % NEVER_READS != 0,
                    "");
        }
    }

    /** Returns the steps of all runs in a second. */
    private static double speed(Product product) throws IOException, InterruptedException {
        double before = product.metric("featurescope_figure_step_seconds_count");
        long began = System.nanoTime();
        Thread.sleep(ROUND.toMillis());
        double steps = product.metric("featurescope_figure_step_seconds_count") - before;
        return steps * 1e9 / (System.nanoTime() - began);
    }

    private static void awaitStreams(Product product, int streams) {
        await().atMost(PATIENCE).until(() -> product.metric("featurescope_streams") == streams);
    }

    private static void cancel(Product product, String id) throws IOException, InterruptedException {
        HttpRequest cancel =
                product.request("/api/v1/figures/" + id + "/run").DELETE().build();
        assertThat(product.send(cancel).statusCode()).isLessThan(300);
    }

    @Test
    void thePlacesOfThoseWhoVanishAreFreeAtOnce(@TempDir Path data) throws Exception {
        FaultsReport report = FaultsReport.part("Vanishing readers");
        try (Product product = Product.start(data)) {
            String id = product.ask(LONG.formatted(1, 4096));
            double slowest = 0;
            for (int storm = 0; storm < ROUNDS; storm++) {
                try (Viewers viewers = new Viewers(product.port())) {
                    watch(viewers, id, List.of(id));
                    awaitStreams(product, OF_ONE + OF_OTHERS);
                    for (Viewer viewer : viewers.all()) {
                        viewer.leave();
                    }
                    long began = System.nanoTime();
                    awaitStreams(product, 0);
                    slowest = Math.max(slowest, (System.nanoTime() - began) / 1e9);
                }
            }
            double threads = product.metric("jvm_threads_peak_threads");
            report.line(
                    "%d times %d readers came and vanished: their places were free after %.1f s at most; at most %.0f threads",
                    ROUNDS, OF_ONE + OF_OTHERS, slowest, threads);
            assertThat(slowest).isLessThan(3);
            assertThat(threads)
                    .isLessThan(MOST_THREADS + 2.0 * Runtime.getRuntime().availableProcessors());
        }
    }

    @Test
    void aReaderRejoinsAfterARestartAndSeesTheEnd(@TempDir Path data) throws Exception {
        FaultsReport report = FaultsReport.part("A restart in mid-stream");
        String spec = LONG.formatted(5, 200);
        String path = "/api/v1/figures/%s/events";
        int port;
        String id;
        String last;
        try (Product product = Product.start(data)) {
            port = product.port();
            id = product.ask(spec);
            try (Viewers viewers = new Viewers(port)) {
                Viewer reader = viewers.add(path.formatted(id), "10.0.0.1");
                await().atMost(PATIENCE).until(() -> reader.events() >= 3);
                product.kill();
                await().atMost(PATIENCE).until(reader::isClosed);
                assertThat(reader.hasLast()).isFalse();
                last = lastId(reader);
            }
        }
        try (Product product = Product.startAt(port, data);
                Viewers viewers = new Viewers(port)) {
            Viewer early = viewers.add(path.formatted(id), "10.0.0.1", true, "Last-Event-ID: " + last + "\r\n");
            await().atMost(PATIENCE).until(early::hasLast);
            String told = early.tail();
            assertThat(told).contains("event: cancelled");
            assertThat(product.ask(spec)).isEqualTo(id);
            Viewer reader = viewers.add(path.formatted(id), "10.0.0.1", true, "Last-Event-ID: " + last + "\r\n");
            await().atMost(PATIENCE).until(reader::hasLast);
            assertThat(reader.tail()).contains("event: done");
            assertThat(Long.parseLong(lastId(reader))).isGreaterThan(Long.parseLong(last));
            report.line(
                    "a reader whose server was killed rejoined with the id of its last event, was told that the run had"
                            + " ended, asked again and saw the end");
        }
    }

    private static String lastId(Viewer reader) {
        Matcher ids = EVENT_ID.matcher(reader.tail());
        String last = "";
        while (ids.find()) {
            last = ids.group(1);
        }
        return last;
    }
}
