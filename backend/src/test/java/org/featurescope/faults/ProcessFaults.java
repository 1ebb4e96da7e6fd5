package org.featurescope.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that end at any moment, and two servers on one folder. */
final class ProcessFaults {
    private static final int KILLS = Integer.getInteger("featurescope.faults.kills", 20);
    private static final int FIGURES_A_LIFE = 6;
    private static final int LONGEST_LIFE = 4000;
    private static final int STEPS = 4096;
    private static final String LONG_SPEC = "{'kind':'channel','unit':'mixed4c:%d','size':64,'steps':%d}";
    private static final String SPEC = "{'kind':'channel','unit':'mixed4c:%d','size':32,'steps':%d}";

    @Test
    void aKilledServerLosesNoFigureThatWasDone(@TempDir Path data) throws Exception {
        FaultsReport report = FaultsReport.part("Kills");
        Random random = new Random(1848);
        Map<String, byte[]> done = new HashMap<>();
        int next = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Product product = Product.start(data);
            try {
                requireAll(product, done);
                String[] ids = new String[FIGURES_A_LIFE];
                for (int i = 0; i < ids.length; i++) {
                    ids[i] = product.ask(SPEC.formatted(next % 512, 4 + next / 512));
                    next++;
                }
                long end = System.currentTimeMillis() + random.nextInt(LONGEST_LIFE);
                while (System.currentTimeMillis() < end) {
                    note(product, ids, done);
                }
            } finally {
                product.kill();
            }
        }
        try (Product product = Product.start(data)) {
            requireAll(product, done);
        }
        report.line(
                "%d kills at random moments: all %d figures that were done are there with the same bytes",
                KILLS, done.size());
        assertThat(done).isNotEmpty();
    }

    private static void note(Product product, String[] ids, Map<String, byte[]> done)
            throws IOException, InterruptedException {
        for (String id : ids) {
            if (!done.containsKey(id) && product.status(id).equals("done")) {
                done.put(id, product.get("/figures/" + id + ".png").body());
            }
        }
        Thread.sleep(20);
    }

    private static void requireAll(Product product, Map<String, byte[]> done) throws IOException, InterruptedException {
        for (Map.Entry<String, byte[]> figure : done.entrySet()) {
            assertThat(product.get("/figures/" + figure.getKey() + ".png").body())
                    .as(figure.getKey())
                    .isEqualTo(figure.getValue());
        }
    }

    @Test
    void aFigureGoesOnFromItsCheckpointAfterAKill(@TempDir Path data, @TempDir Path elsewhere) throws Exception {
        FaultsReport report = FaultsReport.part("Checkpoints");
        String spec = LONG_SPEC.formatted(7, STEPS);
        Product killed = Product.start(data);
        try {
            killed.ask(spec);
            await().atMost(Duration.ofMinutes(2)).until(() -> hasCheckpoint(data));
        } finally {
            killed.kill();
        }
        int resumedAt;
        byte[] resumed;
        try (Product product = Product.start(data)) {
            String id = product.ask(spec);
            await().atMost(Duration.ofMinutes(1)).until(() -> product.step(id) > 0);
            resumedAt = product.step(id);
            product.send(
                    product.request("/api/v1/figures/" + id + "/run").DELETE().build());
            await().atMost(Duration.ofMinutes(1)).until(() -> product.status(id).equals("cancelled"));
            product.ask(spec);
            await().atMost(Duration.ofMinutes(1)).until(() -> product.step(id) > 0);
            assertThat(product.step(id)).isGreaterThanOrEqualTo(resumedAt);
            product.awaitMade(id);
            resumed = product.get("/figures/" + id + ".png").body();
        }
        try (Product product = Product.start(elsewhere)) {
            String id = product.ask(spec);
            product.awaitMade(id);
            assertThat(product.get("/figures/" + id + ".png").body()).isEqualTo(resumed);
        }
        report.line(
                "a figure of %d steps went on at step %d after a kill, and has the same bytes as without it",
                STEPS, resumedAt);
        assertThat(resumedAt).isGreaterThan(STEPS / 20);
    }

    private static boolean hasCheckpoint(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("checkpoints"))) {
            return files.anyMatch(file -> file.toString().endsWith(".checkpoint"));
        }
    }

    @Test
    void aSecondServerOnAFolderDoesNotStart(@TempDir Path data) throws Exception {
        FaultsReport report = FaultsReport.part("Two servers");
        try (Product first = Product.start(data)) {
            String id = first.ask(SPEC.formatted(1, 4));
            assertThatThrownBy(() -> Product.start(data)).hasStackTraceContaining("ended before it was up");
            first.awaitMade(id);
        }
        report.line("a second server on a folder in use does not start, and the first goes on");
    }
}
