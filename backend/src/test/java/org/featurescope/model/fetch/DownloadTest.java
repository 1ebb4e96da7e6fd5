package org.featurescope.model.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
    private static final byte[] FILE = bytes(300_000, 1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void downloadsAFile() throws Exception {
        try (FaultyServer server = new FaultyServer(FaultyServer.file(FILE, FaultyServer.TAG))) {
            assertThat(Files.readAllBytes(download(server))).isEqualTo(FILE);
            assertThat(files()).containsExactly("net.zip.part");
        }
    }

    @Test
    void continuesWhereTheConnectionBroke() throws Exception {
        try (FaultyServer server = new FaultyServer(
                FaultyServer.dropping(FILE, 100_000),
                FaultyServer.dropping(FILE, 50_000),
                FaultyServer.file(FILE, FaultyServer.TAG))) {
            assertThat(Files.readAllBytes(download(server))).isEqualTo(FILE);
            assertThat(server.ranges)
                    .containsExactly(Optional.empty(), Optional.of("bytes=100000-"), Optional.of("bytes=150000-"));
        }
    }

    @Test
    void continuesInALaterProcess() throws Exception {
        try (FaultyServer server = new FaultyServer(FaultyServer.dropping(FILE, 1000))) {
            assertThatThrownBy(() -> download(server))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("What has arrived is kept");
        }
        assertThat(Files.size(folder.resolve("net.zip.part"))).isEqualTo(5000);

        try (FaultyServer server = new FaultyServer(FaultyServer.file(FILE, FaultyServer.TAG))) {
            assertThat(Files.readAllBytes(download(server))).isEqualTo(FILE);
            assertThat(server.ranges).containsExactly(Optional.of("bytes=5000-"));
        }
    }

    @Test
    void beginsAgainIfTheFileHasChanged() throws Exception {
        byte[] other = bytes(200_000, 2);
        try (FaultyServer server =
                new FaultyServer(FaultyServer.dropping(FILE, 100_000), FaultyServer.file(other, "\"v2\""))) {
            assertThat(Files.readAllBytes(download(server))).isEqualTo(other);
        }
    }

    @Test
    void beginsAgainIfAnotherPartIsSent() throws Exception {
        HttpHandler wrong = exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 7-9/300000");
            exchange.sendResponseHeaders(206, 3);
            exchange.getResponseBody().write(new byte[3]);
        };
        try (FaultyServer server = new FaultyServer(
                FaultyServer.dropping(FILE, 100_000), wrong, FaultyServer.file(FILE, FaultyServer.TAG))) {
            assertThat(Files.readAllBytes(download(server))).isEqualTo(FILE);
        }
    }

    @Test
    void beginsAgainIfThePartIsBeyondTheEnd() throws Exception {
        try (FaultyServer server = new FaultyServer(
                FaultyServer.dropping(FILE, 100_000),
                FaultyServer.status(416),
                FaultyServer.file(FILE, FaultyServer.TAG))) {
            assertThat(Files.readAllBytes(download(server))).isEqualTo(FILE);
        }
    }

    @Test
    void keepsNothingOfAFileWithoutVersion() throws Exception {
        HttpHandler dropping = exchange -> {
            exchange.sendResponseHeaders(200, FILE.length);
            exchange.getResponseBody().write(FILE, 0, 1000);
        };
        try (FaultyServer server = new FaultyServer(dropping, FaultyServer.file(FILE, FaultyServer.TAG))) {
            assertThat(Files.readAllBytes(download(server))).isEqualTo(FILE);
            assertThat(server.ranges).containsExactly(Optional.empty(), Optional.empty());
        }
    }

    @Test
    void endsAConnectionThatStandsStill() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        HttpHandler still = exchange -> {
            exchange.getResponseHeaders().set("ETag", FaultyServer.TAG);
            exchange.sendResponseHeaders(200, FILE.length);
            exchange.getResponseBody().write(FILE, 0, 1000);
            exchange.getResponseBody().flush();
            try {
                never.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (FaultyServer server = new FaultyServer(still)) {
            DownloadSettings impatient = new DownloadSettings(
                    Optional.of(server.address()), Optional.empty(), Duration.ofMillis(200), Duration.ofMillis(1));
            assertThatThrownBy(() -> download(server, impatient, Optional.empty()))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("the connection stood still");
            never.countDown();
        }
    }

    @Test
    void refusesMoreThanTheCatalogueSays() throws Exception {
        try (FaultyServer server = new FaultyServer(FaultyServer.file(FILE, FaultyServer.TAG))) {
            assertThatThrownBy(() -> download(server, server.settings(), Optional.of(1000L)))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("more than 1000 bytes");
        }
    }

    @Test
    void refusesMoreThanTheCatalogueSaysWhereNoLengthIsPromised() throws Exception {
        HttpHandler chunked = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(FILE);
        };
        try (FaultyServer server = new FaultyServer(chunked)) {
            assertThatThrownBy(() -> download(server, server.settings(), Optional.of(1000L)))
                    .hasMessageContaining("more than 1000 bytes");
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void asksOnceForWhatIsNotThere() throws Exception {
        try (FaultyServer server = new FaultyServer(FaultyServer.status(404))) {
            assertThatThrownBy(() -> download(server)).hasMessageContaining("the server answers with status 404");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void asksAgainAfterAFaultOfTheServer() throws Exception {
        try (FaultyServer server =
                new FaultyServer(FaultyServer.status(503), FaultyServer.file(FILE, FaultyServer.TAG))) {
            assertThat(Files.readAllBytes(download(server))).isEqualTo(FILE);
        }
    }

    @Test
    void followsARedirectOfTheMirrorToItself() throws Exception {
        try (FaultyServer server =
                new FaultyServer(FaultyServer.redirect("/other"), FaultyServer.file(FILE, FaultyServer.TAG))) {
            assertThat(Files.readAllBytes(download(server))).isEqualTo(FILE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "http://127.0.0.1:9/other-port",
                "http://[::1]/",
                "http://169.254.169.254/latest/meta-data",
                "https://localhost/",
                "https://example.org/",
                "http://storage.googleapis.com/",
                "https://storage.googleapis.com:8443/",
                "https://storage.googleapis.com@127.0.0.1/",
                "ftp://storage.googleapis.com/",
                "jar:file:///x.jar!/y"
            })
    void followsNoRedirectToOtherAddresses(String to) throws Exception {
        try (FaultyServer server = new FaultyServer(FaultyServer.redirect(to))) {
            assertThatThrownBy(() -> download(server))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("is not asked: ");
            assertThat(server.requests()).isEqualTo(1);
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void downloadsThroughAProxy() throws Exception {
        try (FaultyServer proxy = new FaultyServer(FaultyServer.file(FILE, FaultyServer.TAG))) {
            // nothing listens at the mirror's port
            URI mirror = URI.create("http://127.0.0.1:9/files");
            DownloadSettings settings = new DownloadSettings(
                    Optional.of(mirror), Optional.of(proxy.address()), Duration.ofSeconds(5), Duration.ofMillis(1));

            Path file = new Download(mirror, folder.resolve("net.zip"), Optional.empty(), settings, FetchProgress.NONE)
                    .run();

            assertThat(Files.readAllBytes(file)).isEqualTo(FILE);
            assertThat(proxy.requests()).isEqualTo(1);
        }
    }

    @Test
    void followsNoCircle() throws Exception {
        try (FaultyServer server = new FaultyServer(FaultyServer.redirect("/round"))) {
            assertThatThrownBy(() -> download(server)).hasMessageContaining("it redirects too often");
            assertThat(server.requests()).isLessThan(10);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/inception5h.zip",
                "https://example.org/inception5h.zip",
                "file:///etc/passwd",
                "http://storage.googleapis.com/download.tensorflow.org/models/inception5h.zip"
            })
    void asksOnlyTheCataloguesHostsWithoutAMirror(String address) {
        assertThatThrownBy(() -> new AllowedAddresses(DownloadSettings.of("", "")).check(URI.create(address)))
                .isInstanceOf(FetchException.class);
    }

    private Path download(FaultyServer server) throws Exception {
        return download(server, server.settings(), Optional.empty());
    }

    private Path download(FaultyServer server, DownloadSettings settings, Optional<Long> bytes) throws Exception {
        return new Download(server.address(), folder.resolve("net.zip"), bytes, settings, FetchProgress.NONE).run();
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static byte[] bytes(int count, long seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
