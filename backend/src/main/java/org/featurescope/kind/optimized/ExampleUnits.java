package org.featurescope.kind.optimized;

/**
 * The units of the kinds' examples. They were chosen by looking at the portraits of the default network: one sees at once what
 * they respond to. Whoever replaces the default network chooses them again.
 */
public final class ExampleUnits {
    /** A layer whose units respond to parts of animals and things. */
    public static final String LAYER = "mixed5a";
    /** A face with two eyes. */
    public static final String FACE = "mixed5a:171";
    /** Mushrooms. */
    public static final String MUSHROOMS = "mixed5a:229";
    /** A violin. */
    public static final String VIOLIN = "mixed5a:201";
    /** An eye. */
    public static final String EYE = "mixed5a:357";

    private ExampleUnits() {}
}
