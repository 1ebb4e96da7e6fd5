package org.featurescope.kind.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.Streaming.Live;
import org.featurescope.figure.run.Ticker;
import org.featurescope.kind.training.ChangeList;
import org.featurescope.kind.training.TrainingRun;
import org.featurescope.network.Change;
import org.featurescope.network.DivergedException;
import org.featurescope.network.FiringPattern;
import org.featurescope.network.Problem;
import org.featurescope.network.Training;
import org.featurescope.network.TrainingGraph;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * A training that somebody watches. Commands are objects with one of these fields:
 *
 * <ul>
 *   <li>{@code run}: the number of steps between two messages; it goes on until {@code pause}, or until
 *       {@value TrainingRun#MOST_STEPS} steps are made
 *   <li>{@code pause}: true
 *   <li>{@code goTo}: the step to go to, forwards or back
 *   <li>{@code change}: a change as {@link ChangeList} reads it, without the step: {@code rate=0.1}. It is made at this step,
 *       or at the earlier one {@code at}, which the page showed when its reader made the change
 * </ul>
 *
 * <p>A message has little-endian numbers: the version 1, flags (1 runs, 2 goes to a step, 4 diverged), the step and the step
 * that it goes to, each as a 64-bit float; cost, share of right answers, and both of the examples held out, as 32-bit
 * floats; the number of changes of the firing pattern since the last message, of hidden neurons, of weights, and of the bytes of
 * a sentence, as 32-bit integers; all weights, or none if it runs and they are many and were sent a moment ago; for each hidden
 * neuron the share of examples for which it fires, times 255, as a byte; and the sentence that says why the training diverged.
 */
final class LiveTraining implements Live {
    private static final int VERSION = 1;
    private static final double SECOND = 1e9;
    private static final int RUNS = 1;
    private static final int GOES = 2;
    private static final int DIVERGED = 4;
    private static final int HEADER = 2 * Integer.BYTES + 2 * Double.BYTES + 4 * Float.BYTES + 4 * Integer.BYTES;
    private static final int WHOLE = 255;
    private static final int MOST_STEPS_A_MESSAGE = 10_000;
    private static final int CHUNK = 20;
    /** The most bytes of weights in a second while it runs. */
    private static final double MOST_BYTES_A_SECOND = 600_000;

    private final Training training;
    private final Ticker ticker;
    /** When weights were sent last, {@link Ticker#nanos}. */
    private long weightsSent;

    private FiringPattern pattern;
    private int stepsPerMessage;
    private long target;
    private Optional<String> diverged = Optional.empty();

    /** Begins at the last step of the run. */
    LiveTraining(TrainingRun run, Problem problem, Ticker ticker) {
        this.training = run.begin(problem);
        this.pattern = FiringPattern.of(training);
        this.target = run.steps();
        this.ticker = ticker;
        this.weightsSent = ticker.nanos();
    }

    @Override
    public void command(JsonNode command) {
        if (command.has("run")) {
            stepsPerMessage = number(command, "run", 1, MOST_STEPS_A_MESSAGE);
            target = training.step();
        } else if (command.has("pause")) {
            stepsPerMessage = 0;
            target = training.step();
        } else if (command.has("goTo")) {
            target = number(command, "goTo", 0, TrainingRun.MOST_STEPS);
            stepsPerMessage = 0;
            diverged = Optional.empty();
            training.goNear(target);
        } else if (command.has("change")) {
            if (command.has("at")) {
                training.goTo(number(command, "at", 0, (int) training.step()));
                target = training.step();
            }
            change(command.path("change").asText());
        } else {
            throw new InvalidInputException("command", "a command has one of the fields run, pause, goTo and change");
        }
    }

    private static int number(JsonNode command, String field, int least, int most) {
        JsonNode value = command.path(field);
        Validate.isTrue(
                field,
                value.canConvertToInt()
                        && value.isIntegralNumber()
                        && value.intValue() >= least
                        && value.intValue() <= most,
                "%s must be a whole number from %d to %d".formatted(field, least, most));
        return value.intValue();
    }

    private void change(String text) {
        List<Change> changes =
                ChangeList.parse(training.step() + ":" + text, training.architecture(), training.settings());
        changes.forEach(training::change);
        diverged = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        boolean goesOn = stepsPerMessage > 0 && training.step() < TrainingRun.MOST_STEPS;
        return diverged.isEmpty() && (goesOn || training.step() < target);
    }

    @Override
    public void goOn(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        long next = training.step() + stepsPerMessage;
        long until = training.step() < target ? target : Math.min(TrainingRun.MOST_STEPS, next);
        try {
            while (training.step() < until && System.nanoTime() < end) {
                training.advance((int) Math.min(CHUNK, until - training.step()));
            }
        } catch (DivergedException e) {
            diverged = Optional.of(String.valueOf(e.getMessage()));
            stepsPerMessage = 0;
            target = training.step();
        }
    }

    @Override
    public byte[] message() {
        FiringPattern now = FiringPattern.of(training);
        int changed = now.changedFrom(pattern);
        pattern = now;
        TrainingGraph.Score score = training.score();
        float[] weights = sentWeights();
        byte[] sentence = diverged.orElse("").getBytes(StandardCharsets.UTF_8);
        ByteBuffer message = ByteBuffer.allocate(
                        HEADER + Float.BYTES * weights.length + now.neurons() + sentence.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(VERSION).putInt(flags());
        message.putDouble(training.step()).putDouble(Math.max(target, training.step()));
        message.putFloat((float) score.cost()).putFloat((float) score.right());
        message.putFloat((float) score.heldOutCost()).putFloat((float) score.heldOutRight());
        message.putInt(changed).putInt(now.neurons()).putInt(weights.length).putInt(sentence.length);
        message.asFloatBuffer().put(weights);
        message.position(message.position() + Float.BYTES * weights.length);
        for (int neuron = 0; neuron < now.neurons(); neuron++) {
            message.put((byte) Math.round((double) WHOLE * now.count(neuron) / now.examples()));
        }
        return message.put(sentence).array();
    }

    /** Returns the weights, or none if it runs and as many bytes as these were not due since the last ones. */
    private float[] sentWeights() {
        long now = ticker.nanos();
        double bytes = (double) Float.BYTES * training.architecture().size();
        if (isRunning() && (now - weightsSent) * MOST_BYTES_A_SECOND < bytes * SECOND) {
            return new float[0];
        }
        weightsSent = now;
        return training.weights();
    }

    private int flags() {
        int runs = isRunning() && stepsPerMessage > 0 ? RUNS : 0;
        int goes = training.step() < target ? GOES : 0;
        return runs | goes | (diverged.isPresent() ? DIVERGED : 0);
    }

    @Override
    public void close() {
        training.close();
    }
}
