package org.featurescope.classifier;

import org.featurescope.validate.Validate;

/**
 * How a classifier is trained.
 *
 * @param size the sides of the pictures in pixels
 * @param firstSize the sides of the pictures in the first 60 % of the steps, which cost less
 * @param inputSize the sides of the pictures that the network is measured at and that its descriptor names
 * @param batch the number of pictures in a step
 * @param steps the number of steps
 * @param rate the highest learning rate
 * @param baseRate the learning rate of the base's weights, divided by that of the other weights
 * @param warmUp the share of the steps in which the rate rises from zero
 * @param decay the share of the steps, at the end, in which the rate falls to zero
 * @param momentum the factor of Nesterov's momentum
 * @param weightDecay each step subtracts this share of the kernels, times the learning rate
 * @param labelSmoothing the share of the target that is spread over all classes
 * @param teacherShare the weight of the teacher's probabilities in the target of a labelled picture, 0 to 1, if there is a
 *     teacher
 * @param mixed the largest share of another picture that is mixed into each picture, 0 to 1
 * @param dropout the share of the averaged channels that a step drops
 * @param normalized whether convolutions are followed by batch normalization while the network is trained
 * @param lowPassed whether a low-pass filter is applied to pictures before the first convolution
 * @param adversarial the Euclidean length of the adversarial change to each picture, over all its colour values of 0 to
 *     255; 0 for none
 * @param seed the seed of the first weights, the order of the pictures and their random changes
 */
public record TrainingSettings(
        int size,
        int firstSize,
        int inputSize,
        int batch,
        int steps,
        double rate,
        double baseRate,
        double warmUp,
        double decay,
        double momentum,
        double weightDecay,
        double labelSmoothing,
        double teacherShare,
        double mixed,
        double dropout,
        boolean normalized,
        boolean lowPassed,
        double adversarial,
        long seed) {
    private static final double SHARE_OF_FIRST_SIZE = 0.6;

    public TrainingSettings {
        Validate.inRange("size", size, 32, 256);
        Validate.inRange("first-size", firstSize, 32, size);
        Validate.inRange("input-size", inputSize, 32, 512);
        Validate.inRange("batch", batch, 1, 1024);
        Validate.inRange("steps", steps, 1, 100_000_000);
        Validate.inRange("rate", rate, 0, 10);
        Validate.inRange("base-rate", baseRate, 0, 1);
        Validate.inRange("warm-up", warmUp, 0, 1);
        Validate.inRange("decay", decay, 0, 1);
        Validate.inRange("weight-decay", weightDecay, 0, 1);
        Validate.inRange("teacher-share", teacherShare, 0, 1);
        Validate.inRange("mixed", mixed, 0, 1);
        Validate.inRange("adversarial", adversarial, 0, 100_000);
    }

    /** Returns the learning rate of a step: it rises linearly, stays constant, and falls linearly. */
    double rate(int step) {
        double rising = warmUp == 0 ? 1 : (step + 1) / (warmUp * steps);
        double falling = decay == 0 ? 1 : (steps - step) / (decay * steps);
        return rate * Math.min(1, Math.min(rising, falling));
    }

    /** Returns the sides of the pictures of a step. */
    int size(int step) {
        return step < SHARE_OF_FIRST_SIZE * steps ? firstSize : size;
    }
}
