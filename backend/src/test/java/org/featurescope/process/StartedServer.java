package org.featurescope.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The product's server in a process of its own, at a port of the loopback address. Its lines are printed by this process, so
 * that a failed test shows them. The tests in the browser use this class too.
 */
public final class StartedServer implements AutoCloseable {
    /** What the server's address looks like in the line that it prints. */
    public static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    private static final Path NICE = Path.of("/usr/bin/nice");

    private static final Duration START = Duration.ofSeconds(120);
    /** The server itself gives the figure that it is making 20 seconds to end. */
    private static final Duration STOP = Duration.ofSeconds(60);

    private final Process process;
    private final URI address;

    private StartedServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts a server and waits until it prints its address.
     *
     * @param java the arguments of Java, the program among them
     * @param options the options of the command {@code serve}
     */
    public static StartedServer start(List<String> java, List<String> options) {
        return start(List.of(), java, options);
    }

    /** Starts a server as {@link #start} does, at the lowest priority if the system has the program {@code nice}. */
    public static StartedServer startInBackground(List<String> java, List<String> options) {
        return start(Files.isExecutable(NICE) ? List.of(NICE.toString(), "-n", "19") : List.of(), java, options);
    }

    private static StartedServer start(List<String> before, List<String> java, List<String> options) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.add("serve");
        command.addAll(options);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            CompletableFuture<URI> printed = new CompletableFuture<>();
            Thread reader = new Thread(() -> read(process, printed), "server-output");
            reader.setDaemon(true);
            reader.start();
            return new StartedServer(process, printed.get(START.toSeconds(), TimeUnit.SECONDS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the server did not print its address within " + START, e);
        }
    }

    private static void read(Process process, CompletableFuture<URI> address) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("server | " + line);
                Matcher matcher = ADDRESS.matcher(line);
                if (matcher.find()) {
                    address.complete(URI.create(matcher.group()));
                }
            }
            address.completeExceptionally(new IllegalStateException("the server ended before it was up"));
        } catch (IOException e) {
            address.completeExceptionally(e);
        }
    }

    /** Returns the address without a path. */
    public URI address() {
        return address;
    }

    /** Ends the process as a loss of power would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /**
     * Stops the server as Ctrl-C does.
     *
     * @throws IllegalStateException if it does not stop in a minute; it is killed then
     */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("the server did not stop within " + STOP);
        }
    }
}
