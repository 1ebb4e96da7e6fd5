package org.featurescope.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the npm client, which fetches locked packages and checks each against the integrity hash in the lock file. */
final class NpmClient {
    private static final long MOST_MINUTES = 10;

    private final List<String> command;
    private final boolean offline;

    /**
     * @param command the command that starts the client
     * @param offline whether only packages in the client's cache may be used
     */
    NpmClient(List<String> command, boolean offline) {
        this.command = List.copyOf(command);
        this.offline = offline;
    }

    /** Returns the command that starts npm on this operating system. */
    static List<String> onThisSystem() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return List.of(windows ? "npm.cmd" : "npm");
    }

    /** Installs the packages that {@code package-lock.json} in {@code folder} names, without running their scripts. */
    void install(Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("ci", "--ignore-scripts", "--omit=peer", "--no-audit", "--no-fund"));
        arguments.add("--fetch-retries=1");
        arguments.add(offline ? "--offline" : "--prefer-offline");
        Path log = folder.resolve("npm.log");
        Process process = new ProcessBuilder(arguments)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("npm ci takes longer than %d minutes".formatted(MOST_MINUTES));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("npm ci was interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException("npm ci failed: %s (%s)".formatted(firstError(log), log));
        }
    }

    /** Returns the first error in npm's log that is more than a code. */
    private static String firstError(Path log) throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("npm error") || line.startsWith("npm ERR!"))
                .map(line -> line.replaceFirst("npm (error|ERR!) ?", "").strip())
                .filter(line -> !line.isEmpty() && !line.matches("(code|errno|syscall) .*"))
                .findFirst()
                .orElse("its log names no error");
    }
}
