package org.featurescope.kind.optimized;

/**
 * The network, the units and the settings of the kinds' examples. The units were chosen by looking at portraits: one sees at
 * once what they respond to.
 */
public final class ExampleUnits {
    /** The network, as a parameter of a link. */
    public static final String MODEL = "model=inception-275";
    /** A layer in the middle of the network. */
    public static final String MIDDLE_LAYER = "mixed4";
    /** A layer whose units respond to animals and things. */
    public static final String LAYER = "mixed7";
    /** The face of a cat. */
    public static final String CAT = "mixed7:419";
    /** A mushroom in the grass. */
    public static final String MUSHROOM = "mixed7:906";
    /** A bird with a long bill. */
    public static final String BIRD = "mixed7:533";
    /** A spotted dog. */
    public static final String DOG = "mixed7:405";

    /** The size, steps and learning rate of pictures, as parameters of a link. At this rate 96 steps give clear pictures. */
    public static final String CLEAR = "&size=96&steps=96&rate=0.5";
    /** The same for figures of many pictures, which take less time each. */
    public static final String MANY = "&size=80&steps=64&rate=0.5";

    private ExampleUnits() {}
}
