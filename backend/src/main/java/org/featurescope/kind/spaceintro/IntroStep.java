package org.featurescope.kind.spaceintro;

import java.util.List;

/** A step of the explanation of activation space. Each is a figure of its own. */
enum IntroStep {
    /** A position of a photograph has a vector, with one coordinate for each neuron. */
    VECTOR(
            "A neuron is one coordinate",
            "The network looks at each position of a photograph with all neurons of a layer at once, and each answers"
                    + " with one number, its activation. Write these numbers in a row: to this layer, the position is that"
                    + " vector. Press on a position and choose a neuron. Its number is one coordinate of the vector."),
    /** Coordinates of many photographs are points. */
    POINTS(
            "A photograph is a point",
            "Take two of the coordinates as axes, and each photograph is a point; a third neuron gives a third axis. The"
                    + " space with an axis for every neuron of the layer is its activation space. Nobody can draw it, but"
                    + " lengths, angles and sums are what you know from the plane."),
    /** A neuron is a basis vector, and a direction is any unit vector. */
    DIRECTION(
            "A neuron is a direction, one of many",
            "Neuron i reads off coordinate i. That is the dot product of the vector with eᵢ, the vector with 1 at i and 0"
                    + " elsewhere: in this sense a neuron is a basis vector. Any other vector w of length 1 is a direction"
                    + " too, and its activation is w · x. Turn it, and see what it responds to."),
    /** A rotation keeps lengths and angles, but not sparsity. */
    ROTATION(
            "Turn the axes",
            "Linear algebra prefers no axes to others. Turn them all, and the points stay where they are: no length and no"
                    + " angle changes. But the coordinates do. Along the neurons’ axes many of them are zero; along turned"
                    + " axes hardly one is."),
    /** A rotation before a ReLU is not a rotation after it. */
    RELU(
            "The ReLU knows its axes",
            "The layer computes more than linear algebra: its ReLU replaces each negative coordinate by zero, axis by axis."
                    + " Whether you turn before it or after it makes a difference. So the neurons’ axes can be special; a"
                    + " ReLU along other axes would be another network."),
    /** Whether the basis is special is an empirical question. */
    QUESTION(
            "So are they special?",
            "They can be, which does not mean that they are. Here is one statistic of every axis, the sparsity of its"
                    + " activations over photographs: for neurons, and for turned axes. It is a hint, not an answer.");

    private final String title;
    private final String sentences;

    IntroStep(String title, String sentences) {
        this.title = title;
        this.sentences = sentences;
    }

    /** Returns all steps in their order. */
    static List<IntroStep> all() {
        return List.of(values());
    }

    /** Returns a step by its number, from 1. */
    static IntroStep of(int number) {
        return values()[number - 1];
    }

    /** Returns the number of the step, from 1. */
    int number() {
        return ordinal() + 1;
    }

    /** Returns the title of the step. */
    String title() {
        return title;
    }

    /** Returns what the step explains, in a few sentences. */
    String sentences() {
        return sentences;
    }

    /** Returns whether the step shows a picture for each of several directions, and not for each axis. */
    boolean hasDirections() {
        return this == DIRECTION;
    }

    /** Returns whether the step shows optimized pictures. */
    boolean hasOptimizedPictures() {
        return this != RELU && this != QUESTION;
    }

    /** Returns whether the step needs all coordinates of a photograph, and not only those of the three axes. */
    boolean needsAllCoordinates() {
        return this != POINTS && this != DIRECTION;
    }

    /** Returns whether the step is about the values before the ReLU. */
    boolean isBeforeRelu() {
        return this == RELU || this == QUESTION;
    }
}
