package org.featurescope.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The runnable jar, serving on a free port of the loopback address with a data folder of its own. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Process process;
    private final String address;

    private ServerProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts the jar named by the property {@code featurescope.jar} and waits until it prints its address. */
    static ServerProcess start(Path folder) {
        String jar = System.getProperty("featurescope.jar");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar,
                "serve",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString(),
                "--models",
                folder.resolve("models").toString());
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            CompletableFuture<String> address = new CompletableFuture<>();
            Thread reader = new Thread(() -> read(process, address), "server-output");
            reader.setDaemon(true);
            reader.start();
            return new ServerProcess(process, address.get(START.toSeconds(), TimeUnit.SECONDS));
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
        return address + path;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not stop within " + STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
