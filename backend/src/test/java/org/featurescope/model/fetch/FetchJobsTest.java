package org.featurescope.model.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.featurescope.model.Sha256;
import org.featurescope.model.fetch.FetchJobs.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchJobsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path models;

    @Test
    void fetchesInTheBackground() throws Exception {
        byte[] archive = NetworkFetchTest.archive("tiny.zip", NetworkFetchTest.files());
        try (FaultyServer server = new FaultyServer(FaultyServer.file(archive, FaultyServer.TAG));
                FetchJobs jobs = new FetchJobs(models, server.settings())) {
            jobs.start(NetworkFetchTest.network("tiny.zip", Optional.empty()));
            awaitPhase(jobs, Phase.DONE);

            assertThat(jobs.state().orElseThrow().message()).contains("SHA-256 " + Sha256.of(archive));
            assertThat(models.resolve("tiny")).isDirectory();
        }
    }

    @Test
    void saysWhyANetworkCouldNotBeFetched() throws Exception {
        try (FaultyServer server = new FaultyServer(FaultyServer.status(404));
                FetchJobs jobs = new FetchJobs(models, server.settings())) {
            jobs.start(NetworkFetchTest.network("tiny.zip", Optional.empty()));
            awaitPhase(jobs, Phase.FAILED);

            assertThat(jobs.state().orElseThrow().message())
                    .contains("status 404")
                    .contains("To do it by hand");
        }
    }

    @Test
    void endsADownloadWhenItIsClosedAndKeepsWhatHasArrived() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        byte[] archive = new byte[1_000_000];
        try (FaultyServer server = new FaultyServer(exchange -> {
            exchange.getResponseHeaders().set("ETag", FaultyServer.TAG);
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive, 0, 500_000);
            exchange.getResponseBody().flush();
            try {
                closed.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.getResponseBody().write(archive, 0, 500_000);
        })) {
            FetchJobs jobs = new FetchJobs(models, server.settings());
            jobs.start(NetworkFetchTest.network("tiny.zip", Optional.empty()));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> jobs.state().orElseThrow().bytes() > 0);
            jobs.close();
            closed.countDown();

            assertThat(jobs.state().orElseThrow().phase()).isEqualTo(Phase.RUNNING);
            assertThat(Files.exists(models.resolve(".fetch/tiny.zip.part"))).isTrue();
        }
    }

    private static void awaitPhase(FetchJobs jobs, Phase phase) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jobs.state().orElseThrow().phase() == phase);
    }
}
