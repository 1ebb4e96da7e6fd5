package org.featurescope.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The runnable jar, serving on a free port of the loopback address, with a data folder of its own that is deleted afterwards.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ServerProcess server = new ServerProcess();
 * }</pre>
 */
final class ServerProcess implements BeforeAllCallback {
    /** What the server's address looks like in the line that it prints. */
    static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    private static final ServerProcess SHARED = new ServerProcess();
    private static final Duration START = Duration.ofSeconds(120);
    /** The server itself gives the figure that it is making 20 seconds to end. */
    private static final Duration STOP = Duration.ofSeconds(60);

    private volatile @Nullable Running running;

    /**
     * The one for all classes that delete no more than their own, so that the example of each kind is made once. It stops after
     * the last class.
     */
    static ServerProcess shared() {
        return SHARED;
    }

    /** A process, the address that it has printed, and its folder. */
    private record Running(Process process, String address, Path folder) implements AutoCloseable {
        @Override
        public void close() throws IOException, InterruptedException {
            process.destroy();
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not stop within " + STOP);
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Starts the server before the class's tests; JUnit closes it after them, the shared one after all classes. */
    @Override
    public void beforeAll(ExtensionContext context) {
        ExtensionContext owner = this == SHARED ? context.getRoot() : context;
        running = owner.getStore(Namespace.create(ServerProcess.class))
                .getOrComputeIfAbsent(this, key -> start(), Running.class);
    }

    /** Starts the jar named by the property {@code featurescope.jar} and waits until it prints its address. */
    private static Running start() {
        try {
            Path folder = Files.createTempDirectory("featurescope-e2e");
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    // optimizing compilation of Java takes longer than it saves in a few minutes
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    System.getProperty("featurescope.jar"),
                    "serve",
                    "--port",
                    "0",
                    "--data",
                    folder.resolve("data").toString(),
                    "--models",
                    folder.resolve("models").toString());
            Process process = builder.redirectErrorStream(true).start();
            CompletableFuture<String> address = new CompletableFuture<>();
            Thread reader = new Thread(() -> read(process, address), "server-output");
            reader.setDaemon(true);
            reader.start();
            return new Running(process, address.get(START.toSeconds(), TimeUnit.SECONDS), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the server did not print its address within " + START, e);
        }
    }

    /** Passes the server's lines on to this process's output, so that a failed test shows them. */
    private static void read(Process process, CompletableFuture<String> address) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("server | " + line);
                Matcher matcher = ADDRESS.matcher(line);
                if (matcher.find()) {
                    address.complete(matcher.group());
                }
            }
            address.completeExceptionally(new IllegalStateException("the server ended before it was up"));
        } catch (IOException e) {
            address.completeExceptionally(e);
        }
    }

    /** The address of a path such as {@code /look}. */
    String url(String path) {
        return Objects.requireNonNull(running, "the server is not started").address() + path;
    }
}
