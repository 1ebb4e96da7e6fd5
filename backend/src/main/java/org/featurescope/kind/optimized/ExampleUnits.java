package org.featurescope.kind.optimized;

/**
 * The network and the units of the kinds' examples. They were chosen by looking at portraits: one sees at once what they respond
 * to.
 */
public final class ExampleUnits {
    /** The network, as a parameter of a link. */
    public static final String MODEL = "model=inception-275";
    /** A layer in the middle of the network. */
    public static final String MIDDLE_LAYER = "mixed4";
    /** A layer whose units respond to parts of animals and things. */
    public static final String LAYER = "mixed7";
    /** A face with two eyes. */
    public static final String FACE = "mixed7:171";
    /** Mushrooms. */
    public static final String MUSHROOMS = "mixed7:229";
    /** A violin. */
    public static final String VIOLIN = "mixed7:201";
    /** An eye. */
    public static final String EYE = "mixed7:357";

    private ExampleUnits() {}
}
