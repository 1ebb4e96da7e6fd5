package org.featurescope.model.trial;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import org.featurescope.model.ModelException;
import org.featurescope.model.NetworkLoader;
import org.featurescope.model.Stages;
import org.featurescope.model.admission.Verdict;

/**
 * The program of the process in which networks are tried. It reads the path of a network's folder from each line of its
 * standard input, says there what it does, and writes the verdict. It ends with its input, so that it does not outlive the
 * process that started it, also while TensorFlow computes.
 */
public final class TrialProgram {
    /** Begins a line of the output that says what is done next. */
    static final String PROGRESS = "TRIAL ";
    /** Begins a line of the output with a verdict. */
    static final String VERDICT = "VERDICT ";

    private static final int ORPHANED = 4;

    private TrialProgram() {}

    /** Runs until the standard input ends. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // nothing else that is printed is taken for a verdict
        System.setOut(System.err);
        LinkedBlockingQueue<String> folders = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(folders), "trial-input");
        reader.setDaemon(true);
        reader.start();
        while (true) {
            say(out, VERDICT + VerdictJson.write(tried(Path.of(folders.take()), out)));
        }
    }

    private static void read(LinkedBlockingQueue<String> folders) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                folders.add(line);
            }
        } catch (IOException e) {
            // the process that started this one is gone
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    private static Verdict tried(Path folder, PrintStream out) {
        try {
            var network = NetworkLoader.load(
                    folder, (at, untried) -> LayerTrial.of(untried, doing -> say(out, PROGRESS + doing)));
            say(out, PROGRESS + "finds its stages");
            Stages.of(network);
            return Verdict.usable(network.reach());
        } catch (ModelException e) {
            return Verdict.refused(e.reason());
        } catch (RuntimeException | StackOverflowError e) {
            return Verdict.refused("cannot be used (%s)".formatted(e));
        }
    }

    private static void say(PrintStream out, String line) {
        out.println(line.replaceAll("[\\r\\n]+", " "));
    }
}
