package org.featurescope.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.featurescope.process.StartedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the product's jar contains, and how its server ends. */
final class ProductJarIT {
    @Test
    void leavesOutTheCodeThatRunsOnlyInTheBuild() throws IOException {
        try (ZipFile jar = new ZipFile(System.getProperty("featurescope.jar"))) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            assertThat(names)
                    .contains("org/featurescope/Featurescope.class")
                    .noneMatch(name -> name.startsWith("org/featurescope/importing/"));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // which has no such shell
    void theServerEndsWithTheProcessThatStartedItIfAskedTo(@TempDir Path folder) throws Exception {
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "\"$0\" -jar \"$1\" serve --port 0 --data \"$2/data\" --models \"$2/models\" --stop-with-parent & echo $!; wait",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("featurescope.jar"),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = shell.inputReader(UTF_8)) {
            ProcessHandle server =
                    ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
            try {
                URI address = lines.lines()
                        .flatMap(line -> StartedServer.ADDRESS.matcher(line).results())
                        .map(found -> URI.create(found.group()))
                        .findFirst()
                        .orElseThrow();
                assertThat(answers(address)).isTrue();
                shell.destroyForcibly();
                await().atMost(Duration.ofSeconds(60)).until(() -> !answers(address));
            } finally {
                server.destroyForcibly();
            }
        } finally {
            shell.destroyForcibly();
        }
    }

    private static boolean answers(URI address) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }
}
