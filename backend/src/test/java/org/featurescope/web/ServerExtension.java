package org.featurescope.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a {@link TestServer} on a folder of its own to whoever has one as a parameter, and closes it: after the test to a
 * method that is called before each, after the last one to a method that is called before all.
 */
public final class ServerExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ServerExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = Running.begun();
        context.getStore(NAMESPACE).put(parameter.getDeclaringExecutable(), running);
        return running.server();
    }

    private record Running(Path data, TestServer server) implements AutoCloseable {
        static Running begun() {
            try {
                Path data = Files.createTempDirectory("server");
                return new Running(data, new TestServer(data));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            List<Path> files;
            try (Stream<Path> all = Files.walk(data)) {
                files = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
