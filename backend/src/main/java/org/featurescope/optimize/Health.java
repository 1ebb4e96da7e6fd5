package org.featurescope.optimize;

import java.util.List;
import java.util.Optional;
import org.featurescope.tensor.RgbImage;

/**
 * What can go wrong with each picture of a batch, told as a reader understands it: a gradient that is zero, a value that is
 * no number, a picture that has run into black and white or never left grey.
 *
 * <p>Where a picture's gradient is exactly zero in the first steps, its unit is silent everywhere and the ReLU passes nothing
 * back. Then for these steps the objective is given a slope below zero, as Lucid redirects the gradients of ReLUs.
 *
 * @see <a href="https://github.com/tensorflow/lucid/blob/master/lucid/misc/redirected_relu_grad.py">Lucid,
 *     redirected_relu_grad.py</a>
 */
final class Health {
    /** Steps in which a dead start is helped, Lucid's number. */
    static final int REDIRECTED_STEPS = 16;

    private static final double REDIRECTED_LEAK = 0.1;
    private static final double SATURATED = 0.75;
    private static final int FLAT_LEVELS = 6;

    private final List<String> names;
    private final double leak;
    private final int steps;
    private final boolean[] answered;
    private final boolean[] beganDead;
    private final int[] brokeAt;
    private boolean redirected;

    Health(List<String> names, double leak, int steps) {
        this.names = List.copyOf(names);
        this.leak = leak;
        this.steps = steps;
        this.answered = new boolean[names.size()];
        this.beganDead = new boolean[names.size()];
        this.brokeAt = new int[names.size()];
    }

    /** The slope of the objective below zero in a step. */
    double leakAt(int step) {
        return redirected && step <= REDIRECTED_STEPS ? Math.max(leak, REDIRECTED_LEAK) : leak;
    }

    /** Takes note of a step. */
    void note(int step, OptimizationGraph.Step made) {
        for (int picture = 0; picture < names.size(); picture++) {
            float norm = made.gradientNorm()[picture];
            boolean finite = Float.isFinite(made.objective()[picture]) && Float.isFinite(norm);
            if (!finite && brokeAt[picture] == 0) {
                brokeAt[picture] = step;
            }
            if (finite && norm > 0) {
                answered[picture] = true;
            } else if (finite && !answered[picture] && step <= REDIRECTED_STEPS) {
                beganDead[picture] = true;
                redirected = true;
            }
        }
    }

    /** Whether any picture can still move. */
    boolean canGoOn() {
        for (int broke : brokeAt) {
            if (broke == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a picture's values were no numbers at some step. */
    boolean isBroken(int picture) {
        return brokeAt[picture] > 0;
    }

    /** Whether a picture's gradient was zero at every step. */
    boolean isDead(int picture) {
        return !isBroken(picture) && !answered[picture];
    }

    /** Why a picture is not to be trusted, if it is not. */
    Optional<String> warning(int picture, RgbImage image) {
        String name = names.get(picture);
        if (brokeAt[picture] > 0) {
            return Optional.of(("%s was not a finite number at step %d of %d; the picture is the last one before that"
                            + " and was not moved any more")
                    .formatted(name, brokeAt[picture], steps));
        }
        if (!answered[picture]) {
            return Optional.of(("%s is dead here: its gradient was exactly zero at every one of %d steps, so the picture"
                            + " is the noise that it started from; another seed or size may wake it")
                    .formatted(name, steps));
        }
        if (extremes(image) > SATURATED) {
            return Optional.of("%s drove the picture into saturation: %.0f %% of its values are black or white; a lower rate"
                    .formatted(name, 100 * extremes(image)) + " or fewer steps may help");
        }
        if (range(image) < FLAT_LEVELS) {
            return Optional.of("%s hardly moved the picture: it is flat".formatted(name));
        }
        return beganDead[picture]
                ? Optional.of(("%s began dead, its gradient exactly zero; for the first %d steps it was given a slope of %s"
                                + " below zero, and woke")
                        .formatted(name, REDIRECTED_STEPS, REDIRECTED_LEAK))
                : Optional.empty();
    }

    private static double extremes(RgbImage image) {
        int count = 0;
        for (byte level : image.pixels()) {
            if ((level & 0xff) <= 1 || (level & 0xff) >= 254) {
                count++;
            }
        }
        return (double) count / image.pixels().length;
    }

    private static int range(RgbImage image) {
        int least = 255;
        int most = 0;
        for (byte level : image.pixels()) {
            least = Math.min(least, level & 0xff);
            most = Math.max(most, level & 0xff);
        }
        return most - least;
    }
}
