package org.featurescope.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.featurescope.process.StartedServer;
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
    private static final ServerProcess SHARED = new ServerProcess();

    private volatile @Nullable Running running;

    /**
     * The one for all classes that delete no more than their own, so that the example of each kind is made once. It stops after
     * the last class.
     */
    static ServerProcess shared() {
        return SHARED;
    }

    /** A server and its folder. */
    private record Running(StartedServer server, Path folder) implements AutoCloseable {
        @Override
        public void close() throws IOException, InterruptedException {
            server.close();
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

    /** Starts the jar named by the property {@code featurescope.jar}. */
    private static Running start() {
        try {
            Path folder = Files.createTempDirectory("featurescope-e2e");
            // optimizing compilation of Java takes longer than it saves in a few minutes
            List<String> java = List.of("-XX:TieredStopAtLevel=1", "-jar", System.getProperty("featurescope.jar"));
            String data = folder.resolve("data").toString();
            String models = folder.resolve("models").toString();
            // so that figures under way do not slow the browsers
            StartedServer server =
                    StartedServer.startInBackground(java, List.of("--port", "0", "--data", data, "--models", models));
            return new Running(server, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a path such as {@code /look}. */
    String url(String path) {
        return Objects.requireNonNull(running, "the server is not started")
                        .server()
                        .address()
                + path;
    }
}
