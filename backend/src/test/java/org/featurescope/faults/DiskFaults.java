package org.featurescope.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, and one that cannot be written. The disk is a file system of 64 MB in memory. */
final class DiskFaults {
    private static final String SMALL = "{'kind':'channel','unit':'mixed4c:%d','size':32,'steps':4}";
    private static final String LONGER = "{'kind':'channel','unit':'mixed4c:2','size':128,'steps':96}";
    private static final int BLOCK = 1 << 16;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path disk;

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()),
                "only an administrator of Linux can make a small disk");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        succeeds("umount", disk.toString());
    }

    /** Writes a file until the disk has space for nothing more. */
    private Path fill() throws IOException {
        Path file = disk.resolve("fill");
        try (var to = Files.newOutputStream(file)) {
            while (true) {
                to.write(new byte[BLOCK]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
            return file;
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> post(Product product, String spec) throws IOException, InterruptedException {
        return product.send(product.request("/api/v1/figures")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(spec.replace('\'', '"')))
                .build());
    }

    private static String awaitEnd(Product product, String id) throws IOException, InterruptedException {
        while (product.status(id).matches("queued|running")) {
            Thread.sleep(100);
        }
        return product.status(id);
    }

    @Test
    void aFullDiskIsToldAndLosesNothing() throws Exception {
        FaultsReport report = FaultsReport.part("Disks");
        try (Product product = Product.start(disk.resolve("data"))) {
            String kept = product.ask(SMALL.formatted(1));
            product.awaitMade(kept);
            byte[] picture = product.get("/figures/" + kept + ".png").body();
            String deleted = product.ask(SMALL.formatted(7));
            product.awaitMade(deleted);
            String running = product.ask(LONGER);
            Path fill = fill();

            HttpResponse<byte[]> refused = post(product, SMALL.formatted(3));
            assertThat(refused.statusCode()).isEqualTo(507);
            assertThat(text(refused)).contains("disk");
            assertThat(awaitEnd(product, running)).isEqualTo("failed");
            assertThat(text(product.get("/api/v1/figures/" + running))).contains("The disk is full.");
            assertThat(product.get("/figures/" + kept + ".png").body()).isEqualTo(picture);
            HttpResponse<byte[]> deletion = product.send(
                    product.request("/api/v1/figures/" + deleted).DELETE().build());
            assertThat(deletion.statusCode()).isEqualTo(204);
            assertThat(product.get("/api/v1/figures/" + deleted).statusCode()).isEqualTo(404);

            Files.delete(fill);
            assertThat(product.ask(LONGER)).isEqualTo(running);
            assertThat(awaitEnd(product, running)).isEqualTo("done");
        }
        try (Product again = Product.start(disk.resolve("data"))) {
            assertThat(again.status(again.ask(LONGER))).isEqualTo("done");
        }
        report.line("full disk: a new figure is refused with 507, a running one fails with the reason, a stored one is"
                + " shown, one is deleted; with space again the failed one is made");
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefusedAtTheStart() throws Exception {
        FaultsReport report = FaultsReport.part("Read-only disks");
        Path data = disk.resolve("data");
        try (Product product = Product.start(data)) {
            product.awaitMade(product.ask(SMALL.formatted(1)));
        }
        assertThat(succeeds("mount", "-o", "remount,ro", disk.toString())).isTrue();
        assertThatThrownBy(() -> Product.start(data)).hasStackTraceContaining("ended before it was up");
        assertThat(succeeds("mount", "-o", "remount,rw", disk.toString())).isTrue();
        try (Product product = Product.start(data)) {
            assertThat(product.status(product.ask(SMALL.formatted(1)))).isEqualTo("done");
        }
        report.line("read-only folder: the server does not start; with the right to write it starts with its figures");
    }
}
