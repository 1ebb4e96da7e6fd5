package org.featurescope.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.featurescope.optimize.FailedRunException;

/** Another process of this product, for what can be set only once in a process. */
public final class JavaProcess {
    /** Lines of what it said that are told where it fails. */
    private static final int LAST_LINES = 3;

    private JavaProcess() {}

    /** The program and the arguments that begin a class in a process like this one, its agents left out. */
    public static List<String> command(Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-agent") && !argument.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return List.copyOf(command);
    }

    /**
     * Runs a command to its end; it ends with this process.
     *
     * @throws FailedRunException with the last of what it said, if it fails
     */
    static void run(List<String> command) {
        Process process = begun(command);
        Thread ending = new Thread(process::destroyForcibly, "end-of-child");
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            Deque<String> said = lastLines(process);
            int code = process.waitFor();
            if (code != 0) {
                throw new FailedRunException(
                        "a process that measured ended with code %d: %s".formatted(code, String.join(" ", said)));
            }
        } catch (IOException e) {
            throw new FailedRunException("a process that measured could not be heard: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedRunException("interrupted");
        } finally {
            process.destroyForcibly();
            forget(ending);
        }
    }

    private static Process begun(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new FailedRunException("%s cannot be run: %s".formatted(command.get(0), e));
        }
    }

    private static Deque<String> lastLines(Process process) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last.addLast(line);
                if (last.size() > LAST_LINES) {
                    last.removeFirst();
                }
            }
        }
        return last;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // this process is ending, and the hook has its part in that
        }
    }
}
