package org.featurescope.kind.linear;

/** The colours of positive and negative outputs in drawings, those of the page's light theme. */
public final class SignColours {
    /** The colour of positive outputs. */
    public static final String POSITIVE = "#c0282d";

    /** The colour of negative outputs. */
    public static final String NEGATIVE = "#1c7c34";

    private SignColours() {}
}
