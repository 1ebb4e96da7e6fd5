package org.featurescope.kind.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.kind.train.TrainResult.DigitSample;
import org.featurescope.kind.train.TrainResult.Examples;
import org.featurescope.kind.train.TrainResult.Jumps;
import org.featurescope.kind.train.TrainResult.Moment;
import org.featurescope.kind.training.TrainingRun;
import org.featurescope.network.Digits;
import org.featurescope.network.FiringPattern;
import org.featurescope.network.JumpAssociation;
import org.featurescope.network.Problem;
import org.featurescope.network.Training;
import org.featurescope.network.TrainingData;
import org.featurescope.network.TrainingGraph;

/** Records a training: its scores and firing at moments, and its weights at some of them. */
final class Recording {
    /** The most moments. */
    static final int MOST_MOMENTS = 400;
    /** The most weights of all frames together: 2 MB. */
    private static final int MOST_WEIGHTS = 500_000;

    private static final int WHOLE = 255;
    private static final double PRECISION = 1e6;

    private final Problem problem;
    private final Optional<Digits> digits;
    private final Training training;
    private final int moments;
    private final List<Moment> made = new ArrayList<>();
    private final List<float[]> weights = new ArrayList<>();
    private final List<Integer> frames = new ArrayList<>();
    private final List<byte[]> fired = new ArrayList<>();
    private final int everyFrame;
    private FiringPattern pattern;

    /**
     * Begins a recording at step 0.
     *
     * @param digits the digits, if the problem is to read them
     * @param moments the number of moments after the first
     */
    Recording(Problem problem, Optional<Digits> digits, Training training, int moments) {
        this.problem = problem;
        this.digits = digits;
        this.training = training;
        this.moments = moments;
        long framesPossible = Math.max(2, MOST_WEIGHTS / training.architecture().size());
        this.everyFrame = (int) Math.max(1, (moments + framesPossible - 1) / framesPossible);
        this.pattern = FiringPattern.of(training);
        record(0);
    }

    /** Records the state of the training. */
    void add() {
        FiringPattern now = FiringPattern.of(training);
        int changed = now.changedFrom(pattern);
        pattern = now;
        record(changed);
    }

    private void record(int changed) {
        TrainingGraph.Score score = training.score();
        boolean hasHeldOut = problem.data().heldOut().count() > 0;
        made.add(new Moment(
                training.step(),
                rounded(score.cost()),
                rounded(score.right()),
                hasHeldOut ? Optional.of(rounded(score.heldOutCost())) : Optional.empty(),
                hasHeldOut ? Optional.of(rounded(score.heldOutRight())) : Optional.empty(),
                changed,
                training.architecture().hidden().stream()
                        .map(layer -> TrainingRun.text(layer.activation()))
                        .toList()));
        byte[] shares = new byte[pattern.neurons()];
        for (int neuron = 0; neuron < shares.length; neuron++) {
            shares[neuron] = (byte) Math.round((double) WHOLE * pattern.count(neuron) / pattern.examples());
        }
        fired.add(shares);
        int moment = made.size() - 1;
        if (moment % everyFrame == 0 || moment == moments) {
            frames.add(moment);
            weights.add(training.weights());
        }
    }

    private static double rounded(double value) {
        return Math.round(value * PRECISION) / PRECISION;
    }

    /**
     * Returns what was recorded.
     *
     * @param diverged why the training ended early, if it did
     * @param credits who made the photographs that were learned
     */
    TrainResult result(Optional<String> diverged, List<Credit> credits) {
        int last = made.size() - 1;
        if (frames.get(frames.size() - 1) != last) {
            frames.add(last);
            weights.add(training.weights());
        }
        byte[] allFired = new byte[fired.size() * pattern.neurons()];
        for (int i = 0; i < fired.size(); i++) {
            System.arraycopy(fired.get(i), 0, allFired, i * pattern.neurons(), pattern.neurons());
        }
        return new TrainResult(
                problem.inputs(),
                problem.outputs(),
                problem.output().name().toLowerCase(Locale.ROOT),
                training.architecture().hidden().stream()
                        .map(layer -> layer.neurons())
                        .toList(),
                made,
                frames,
                PackedFloats.pack(weights),
                Base64.getEncoder().encodeToString(allFired),
                pattern.examples(),
                JumpAssociation.of(
                                made.stream().mapToDouble(Moment::cost).toArray(),
                                made.stream().skip(1).mapToInt(Moment::changed).toArray())
                        .map(Jumps::of),
                diverged,
                digits.isPresent() ? new Examples(0, "", "") : examples(problem.data()),
                digits.map(DigitSample::of),
                credits);
    }

    private static Examples examples(TrainingData data) {
        int most = Math.min(
                TrainResult.MOST_EXAMPLES, TrainResult.MOST_EXAMPLE_NUMBERS / (data.inputs() + data.outputs()));
        int count = Math.min(most, data.training().count());
        return new Examples(
                count,
                PackedFloats.pack(List.of(Arrays.copyOf(data.training().inputs(), count * data.inputs()))),
                PackedFloats.pack(List.of(Arrays.copyOf(data.training().targets(), count * data.outputs()))));
    }
}
