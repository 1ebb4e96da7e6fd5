package org.featurescope.figure;

import org.featurescope.optimize.Objective;

/** The phrases that captions are made of. */
final class Captions {
    private Captions() {}

    /** What the optimizer is after, to follow "made to". */
    static String aim(Objective objective, String unit) {
        return switch (objective) {
            case NEURON -> "excite the central neuron of " + unit;
            case CHANNEL -> "excite " + unit + " everywhere";
            case NEGATIVE_CHANNEL -> "suppress " + unit + " everywhere";
        };
    }

    /** How a picture was made, as a sentence. */
    static String howMade(int size, int steps, long seed) {
        return "Optimized from noise in %s at %d px, seed %d.".formatted(count(steps, "step"), size, seed);
    }

    /** A number and its noun. */
    static String count(int number, String noun) {
        return number == 1 ? "1 " + noun : "%d %ss".formatted(number, noun);
    }
}
