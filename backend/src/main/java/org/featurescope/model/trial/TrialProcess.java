package org.featurescope.model.trial;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Loader;
import org.featurescope.files.FileTree;
import org.featurescope.model.admission.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process of the same Java program that tries networks ({@link TrialProgram}). It has an empty environment and a scratch
 * folder of its own. Where there is {@code /bin/sh}, limits of the operating system hold for it: for its address space, its
 * processor time, its number of open files, and 0 bytes for the size of files that it writes. It ends with this process, and
 * is killed with all that it started when it is closed.
 */
final class TrialProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrialProcess.class);
    private static final Path SHELL = Path.of("/bin/sh");
    private static final long MEBIBYTE = 1L << 20;
    private static final long KIBIBYTE = 1L << 10;
    private static final int OPEN_FILES = 512;
    /** More seconds of processor time than the start of Java and TensorFlow takes. */
    private static final int START = 60;

    private static final String OUTPUT_END = "";
    /** What the process does before it says what it does. */
    private static final String START_UP = "starts";
    /** The status after SIGKILL, by which Linux ends processes where memory is short, SIGTERM and SIGXCPU. */
    private static final Set<Integer> FROM_OUTSIDE = Set.of(128 + 9, 128 + 15, 128 + 24);

    /** Few memory pools, no messages, and no GPU, whose driver reserves more address space than is allowed. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "LANG", "C.UTF-8", "MALLOC_ARENA_MAX", "2", "TF_CPP_MIN_LOG_LEVEL", "3", "CUDA_VISIBLE_DEVICES", "-1");

    private final TrialLimits limits;
    private final Path scratch;
    private final Process process;
    private final Writer input;
    private final LinkedBlockingQueue<String> output = new LinkedBlockingQueue<>();

    /**
     * Starts a process.
     *
     * @throws IOException if it cannot be started
     */
    TrialProcess(TrialLimits limits) throws IOException {
        this.limits = limits;
        this.scratch = Files.createTempDirectory("featurescope-trial");
        try {
            ProcessBuilder builder = new ProcessBuilder(command())
                    .directory(scratch.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().putAll(ENVIRONMENT);
            this.process = builder.start();
        } catch (IOException e) {
            FileTree.delete(scratch);
            throw e;
        }
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "trial-output");
        reader.setDaemon(true);
        reader.start();
    }

    private List<String> command() throws IOException {
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx%dm".formatted(limits.heap() / MEBIBYTE),
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:+SuppressFatalErrorMessage",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:CompressedClassSpaceSize=128m",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + scratch,
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"));
        // where this process has unpacked TensorFlow's libraries, which may depend on the folder for temporary files
        java.add("-Dorg.bytedeco.javacpp.cachedir=" + Loader.getCacheDir());
        java.addAll(List.of("-cp", classPath(), TrialProgram.class.getName()));
        if (!Files.isExecutable(SHELL)) {
            return java;
        }
        long memory = (limits.heap() + limits.memory()) / KIBIBYTE;
        long processorTime =
                (limits.time().toSeconds() + START) * Runtime.getRuntime().availableProcessors();
        // a limit that the platform does not have is left out
        String script = ("for limit in 'c 0' 'f 0' 'n %d' 't %d' 'v %d'; do ulimit -$limit 2>/dev/null || true; done;"
                        + " exec \"$@\"")
                .formatted(OPEN_FILES, processorTime, memory);
        List<String> limited = new ArrayList<>(List.of(SHELL.toString(), "-c", script, "featurescope-trial"));
        limited.addAll(java);
        return limited;
    }

    /** Returns the class path with absolute entries, since the process runs in another folder. */
    private static String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line + "\n");
            }
        } catch (IOException e) {
            // the process has ended
        }
        output.add(OUTPUT_END);
    }

    /** Returns the number of the process. */
    long pid() {
        return process.pid();
    }

    /** Returns whether another network can be tried. */
    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Tries the network of a folder. A process that ends meanwhile, or takes too long and is killed, refuses the network.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    Verdict tried(Path folder) throws InterruptedException {
        long deadline = System.nanoTime() + limits.time().toNanos();
        String doing = START_UP;
        if (folder.toString().contains("\n")) {
            return Verdict.refusedForNow("lies in a folder whose name has two lines");
        }
        try {
            input.write(folder.toAbsolutePath() + "\n");
            input.flush();
        } catch (IOException e) {
            return ended(doing);
        }
        while (true) {
            String line = output.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                kill();
                return Verdict.refusedForNow("took more than %d seconds to check, while TensorFlow %s"
                        .formatted(limits.time().toSeconds(), doing));
            }
            if (line.equals(OUTPUT_END)) {
                return ended(doing);
            }
            if (line.startsWith(TrialProgram.PROGRESS)) {
                doing = line.substring(TrialProgram.PROGRESS.length()).strip();
            } else if (line.startsWith(TrialProgram.VERDICT)) {
                return VerdictJson.read(line.substring(TrialProgram.VERDICT.length()))
                        .orElseGet(() -> Verdict.refusedForNow("gave a verdict that cannot be read"));
            }
        }
    }

    private Verdict ended(String doing) throws InterruptedException {
        process.waitFor(1, TimeUnit.SECONDS);
        boolean hasStatus = !process.isAlive();
        kill();
        String status = hasStatus ? " (status %d)".formatted(process.exitValue()) : "";
        String what = "ended the process that checked it%s while TensorFlow %s".formatted(status, doing);
        if (doing.equals(START_UP) || (hasStatus && FROM_OUTSIDE.contains(process.exitValue()))) {
            return Verdict.refusedForNow(what + ". The machine may lack memory or time");
        }
        return Verdict.refused("%s. The graph is damaged, or needs more than the %d MB allowed"
                .formatted(what, (limits.heap() + limits.memory()) / MEBIBYTE));
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        try {
            input.close();
        } catch (IOException e) {
            // the process has ended
        }
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            FileTree.delete(scratch);
        } catch (IOException e) {
            LOG.warn("{} is left over: {}", scratch, e.toString());
        }
    }
}
