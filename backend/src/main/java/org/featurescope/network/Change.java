package org.featurescope.network;

/**
 * A change that somebody made to a training while it ran. It takes effect before the step after {@code step}.
 *
 * <p>A link writes it as the step, a colon, and the change: {@code 120:rate=0.1}, {@code 300:w17=-2.5},
 * {@code 500:layer1=relu}.
 */
public sealed interface Change {
    /** Returns the number of steps that were made before it. */
    long step();

    /**
     * Other settings.
     *
     * @param settings the settings from then on
     */
    record Settings(long step, TrainingSettings settings) implements Change {}

    /**
     * Another activation of a hidden layer.
     *
     * @param layer the number of the hidden layer, from 0
     * @param activation the activation from then on
     */
    record LayerActivation(long step, int layer, Activation activation) implements Change {}

    /**
     * Another value of a weight or bias.
     *
     * @param index its index among all weights
     * @param value its value from then on, until the next step
     */
    record Weight(long step, int index, double value) implements Change {}
}
