package org.featurescope.optimize.run;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.CheckpointReader;
import org.featurescope.optimize.CheckpointWriter;

/**
 * Diagnoses the pictures of a batch and explains problems to readers: a gradient of zero, a value that is NaN or infinite, a
 * picture that is nearly all black and white, or one with hardly any contrast.
 *
 * <p>If a picture's gradient is exactly zero in the first steps, its unit is silent everywhere and the ReLU blocks the gradient.
 * In these steps the objective gets a leak, a slope below zero, similar to Lucid's redirected gradients of ReLUs.
 *
 * @see <a href="https://github.com/tensorflow/lucid/blob/master/lucid/misc/redirected_relu_grad.py">Lucid,
 *     redirected_relu_grad.py</a>
 */
final class RunDiagnostics {
    /** Number of steps in which a dead start gets a leak, as in Lucid. */
    static final int REDIRECTED_STEPS = 16;

    private static final double REDIRECTED_LEAK = 0.1;
    private static final double SATURATED = 0.75;
    /** The most letters of a name in a warning: a direction can name every channel of a layer. */
    private static final int NAME_LETTERS = 80;
    /** With fewer steps a picture may be nearly as grey as at the start without any problem. */
    private static final int ENOUGH_STEPS = 32;
    /** The least contrast, in levels of 255, of a picture that shows anything; noise at the start has about as much. */
    private static final double FLAT = 3;
    /** The rise of an objective, as a share of its magnitude, up to which it has hardly risen. */
    private static final double HARDLY_RISEN = 0.05;

    /** The mean level at the start of a run. */
    private static final int GREY = 128;
    /** Levels that differ by less look nearly the same. */
    private static final int NEARLY = 16;

    private final List<String> names;
    private final double leak;
    private final int steps;
    private final boolean[] hadGradient;
    private final boolean[] hadGradientUnaided;
    private final boolean[] beganDead;
    private final float[] firstObjective;
    private final float[] lastObjective;
    private final int[] brokeAt;

    /**
     * @param names of the pictures, for warnings
     * @param leak of the objective without a dead start
     * @param steps of the run
     */
    RunDiagnostics(List<String> names, double leak, int steps) {
        this.names = List.copyOf(names);
        this.leak = leak;
        this.steps = steps;
        this.hadGradient = new boolean[names.size()];
        this.hadGradientUnaided = new boolean[names.size()];
        this.beganDead = new boolean[names.size()];
        this.firstObjective = new float[names.size()];
        this.lastObjective = new float[names.size()];
        Arrays.fill(firstObjective, Float.NaN);
        this.brokeAt = new int[names.size()];
    }

    /** Writes what was observed so far. */
    void writeTo(CheckpointWriter writer) throws IOException {
        writer.flags(hadGradient);
        writer.flags(hadGradientUnaided);
        writer.flags(beganDead);
        writer.numbers(firstObjective);
        writer.numbers(lastObjective);
        writer.numbers(brokeAt);
    }

    /** Reads what {@link #writeTo} wrote. */
    void readFrom(CheckpointReader reader) throws IOException {
        int pictures = names.size();
        System.arraycopy(reader.flags(pictures), 0, hadGradient, 0, pictures);
        System.arraycopy(reader.flags(pictures), 0, hadGradientUnaided, 0, pictures);
        System.arraycopy(reader.flags(pictures), 0, beganDead, 0, pictures);
        System.arraycopy(reader.floats(pictures), 0, firstObjective, 0, pictures);
        System.arraycopy(reader.floats(pictures), 0, lastObjective, 0, pictures);
        System.arraycopy(reader.integers(pictures, pictures), 0, brokeAt, 0, pictures);
    }

    /** Returns the leak of each picture in a step. */
    double[] leaksAt(int step) {
        return IntStream.range(0, names.size())
                .mapToDouble(picture ->
                        beganDead[picture] && step <= REDIRECTED_STEPS ? Math.max(leak, REDIRECTED_LEAK) : leak)
                .toArray();
    }

    /** Records the result of a step. */
    void recordStep(int step, Optimization.StepResult result) {
        double[] leaks = leaksAt(step);
        for (int picture = 0; picture < names.size(); picture++) {
            float norm = result.gradientNorms()[picture];
            boolean finite = Float.isFinite(result.objectives()[picture]) && Float.isFinite(norm);
            if (!finite && brokeAt[picture] == 0) {
                brokeAt[picture] = step;
            }
            if (finite) {
                recordObjective(picture, result.objectives()[picture]);
            }
            if (finite && norm > 0) {
                hadGradient[picture] = true;
                hadGradientUnaided[picture] |= leaks[picture] == leak;
            } else if (finite && !hadGradient[picture] && step <= REDIRECTED_STEPS) {
                beganDead[picture] = true;
            }
        }
    }

    private void recordObjective(int picture, float objective) {
        if (Float.isNaN(firstObjective[picture])) {
            firstObjective[picture] = objective;
        }
        lastObjective[picture] = objective;
    }

    /** Returns whether any picture can still change: a broken one keeps its values. */
    boolean canContinue() {
        for (int broke : brokeAt) {
            if (broke == 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a value of some picture was NaN or infinite at a step for the first time. */
    boolean brokeAt(int step) {
        return IntStream.of(brokeAt).anyMatch(broke -> broke == step);
    }

    /** Returns whether a value of a picture was NaN or infinite at a step for the first time. */
    boolean brokeAt(int picture, int step) {
        return brokeAt[picture] == step;
    }

    /** Returns whether a value of a picture was NaN or infinite at some step. */
    boolean isBroken(int picture) {
        return brokeAt[picture] > 0;
    }

    /** Returns whether the gradient of a picture was zero at every step. */
    boolean isDead(int picture) {
        return !isBroken(picture) && !hadGradient[picture];
    }

    /** Returns why a picture may be misleading, if so. */
    Optional<String> warning(int picture, RgbImage image) {
        String name = name(picture);
        if (brokeAt[picture] > 0) {
            return Optional.of("%s was not a finite number at step %d of %d; %s"
                    .formatted(
                            name,
                            brokeAt[picture],
                            steps,
                            Float.isNaN(firstObjective[picture])
                                    ? "the picture is the one that it started from"
                                    : "the picture is the last one before with a finite value, which was %.3g"
                                            .formatted(lastObjective[picture])));
        }
        if (!hadGradient[picture]) {
            return Optional.of(
                    ("%s is dead here: its gradient was exactly zero at every one of %d steps, so the picture"
                                    + " is the noise that it started from; another seed or size may wake it")
                            .formatted(name, steps));
        }
        if (extremes(image) > SATURATED) {
            return Optional.of(
                    "%s drove the picture into saturation: %.0f %% of its values are black or white; a lower rate"
                                    .formatted(name, 100 * extremes(image))
                            + " or fewer steps may help");
        }
        double contrast = contrast(image);
        if (contrast < FLAT && (steps >= ENOUGH_STEPS || beganDead[picture])) {
            return Optional.of("%s has a picture of next to no contrast (%.1f of 255 levels): %s"
                    .formatted(name, contrast, whyFlat(picture, image)));
        }
        if (beganDead[picture]) {
            return Optional.of(name + " began dead, its gradient exactly zero; " + awakening(picture));
        }
        return steps >= ENOUGH_STEPS && hardlyRose(picture)
                ? Optional.of("the objective of %s hardly rose in %d steps, %s"
                        .formatted(name, steps, changeAndCauses(picture)))
                : Optional.empty();
    }

    /** Returns whether the objective of a picture that has a gradient is about the same at the end as at the start. */
    boolean hardlyRose(int picture) {
        return !isBroken(picture) && !isDead(picture) && rise(picture) <= HARDLY_RISEN;
    }

    /** Returns the rise of a picture's objective as a share of its magnitude; negative if it fell. */
    private double rise(int picture) {
        double first = firstObjective[picture];
        double last = lastObjective[picture];
        double magnitude = Math.max(Math.abs(first), Math.abs(last));
        return magnitude == 0 ? 0 : (last - first) / magnitude;
    }

    private String changeAndCauses(int picture) {
        return String.format(
                Locale.ROOT,
                "from %.4g to %.4g (%.1f %%); likely causes are a wrong range of the network's values, a unit that such"
                        + " pictures do not excite, or too few steps",
                firstObjective[picture],
                lastObjective[picture],
                100 * rise(picture));
    }

    private String name(int picture) {
        String whole = names.get(picture);
        return whole.length() <= NAME_LETTERS ? whole : whole.substring(0, NAME_LETTERS - 1) + "…";
    }

    /** Returns how the leak helped a picture that began dead. */
    private String awakening(int picture) {
        String help = "for the first %d steps it was given a slope of %s below zero"
                .formatted(Math.min(steps, REDIRECTED_STEPS), REDIRECTED_LEAK);
        if (hadGradientUnaided[picture]) {
            return help + ", and woke";
        }
        return steps <= REDIRECTED_STEPS
                ? help + ", which were all its steps; with more it may wake"
                : help
                        + ", and was dead again after them, so the picture is not what excites it; another seed or size"
                        + " may wake it";
    }

    /** Returns why a picture with a gradient has hardly any contrast. */
    private String whyFlat(int picture, RgbImage image) {
        float first = firstObjective[picture];
        float last = lastObjective[picture];
        String change = String.format(Locale.ROOT, "from %.3g to %.3g", first, last);
        if (beganDead[picture] && !hadGradientUnaided[picture]) {
            return "it began dead, its gradient exactly zero; " + awakening(picture);
        }
        if (hardlyRose(picture)) {
            return "its objective hardly rose in %d steps, %s".formatted(steps, changeAndCauses(picture));
        }
        int[] colour = colour(image);
        if (Arrays.stream(colour).allMatch(level -> Math.abs(level - GREY) < NEARLY)) {
            return ("it is about as grey as it began, its objective having gone %s in %d steps; a higher rate or more"
                            + " steps may help")
                    .formatted(change, steps);
        }
        if (last < 0) {
            return ("its objective went %s and never above zero; of what was found a plain surface comes nearest to"
                            + " exciting it")
                    .formatted(change);
        }
        return "its objective went %s, so what excites it is a plain surface, here of red %d, green %d and blue %d"
                .formatted(change, colour[0], colour[1], colour[2]);
    }

    /** Returns the share of values that are black or white. */
    private static double extremes(RgbImage image) {
        int count = 0;
        for (byte level : image.pixels()) {
            if ((level & 0xff) <= 1 || (level & 0xff) >= 254) {
                count++;
            }
        }
        return (double) count / image.pixels().length;
    }

    /** Returns the standard deviation of the levels over the picture, as a root mean square over the colours. */
    private static double contrast(RgbImage image) {
        double[] sum = new double[3];
        double squares = 0;
        byte[] levels = image.pixels();
        for (int at = 0; at < levels.length; at++) {
            int level = levels[at] & 0xff;
            sum[at % 3] += level;
            squares += level * level;
        }
        double pixels = levels.length / 3.0;
        double ofMeans = Arrays.stream(sum).map(each -> each * each / pixels).sum();
        return Math.sqrt(Math.max(0, squares - ofMeans) / levels.length);
    }

    /** Returns the mean levels of red, green and blue. */
    private static int[] colour(RgbImage image) {
        long[] sum = new long[3];
        byte[] levels = image.pixels();
        for (int at = 0; at < levels.length; at++) {
            sum[at % 3] += levels[at] & 0xff;
        }
        return Arrays.stream(sum)
                .mapToInt(each -> Math.round(each * 3f / levels.length))
                .toArray();
    }
}
