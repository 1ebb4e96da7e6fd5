package org.featurescope.classifier;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Prints the progress of a training: a line every half minute, and one after each validation. */
final class TrainingProgress implements ClassifierTraining.Listener {
    private static final long NANOS_BETWEEN = Duration.ofSeconds(30).toNanos();

    private final TrainingSettings settings;
    private final PrintWriter out;
    private long since = System.nanoTime();
    private int steps;
    private double loss;
    private double accuracy;
    private Map<String, Accuracy> accuracies = Map.of();

    TrainingProgress(TrainingSettings settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void step(int step, ClassifierGraph.Step seen) {
        steps++;
        loss += seen.loss();
        accuracy += seen.accuracy();
        long nanos = System.nanoTime() - since;
        if (nanos >= NANOS_BETWEEN) {
            double perSecond = steps / (nanos / 1e9);
            out.printf(
                    Locale.ROOT,
                    "step %,d of %,d: loss %.3f, right %.1f %%, rate %.4f, %.0f pictures/s, %d min left%n",
                    step,
                    settings.steps(),
                    loss / steps,
                    100 * accuracy / steps,
                    settings.rate(step),
                    perSecond * settings.batch(),
                    Math.round((settings.steps() - step) / perSecond / 60));
            out.flush();
            restart();
        }
    }

    @Override
    public void validated(int step, Map<String, Accuracy> measured) {
        accuracies = measured;
        measured.forEach((name, accuracy) -> out.printf("step %,d: %s on %s%n", step, accuracy, name));
        out.flush();
        restart();
    }

    private void restart() {
        since = System.nanoTime();
        steps = 0;
        loss = 0;
        accuracy = 0;
    }

    /** Returns the accuracies of the last validation. */
    Map<String, Accuracy> accuracies() {
        return accuracies;
    }
}
