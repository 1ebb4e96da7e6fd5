package org.featurescope.figure;

import java.util.Locale;

/** The state of a figure. */
public enum FigureStatus {
    /** It waits in the queue. */
    QUEUED,
    /** It is being made. */
    RUNNING,
    /** It is made and stored. */
    DONE,
    /** It could not be made. Requesting it again starts it again. */
    FAILED,
    /** A user stopped it, or it was stopped because nobody watched it any more. Requesting it again starts it again. */
    CANCELLED,
    /** It was made, but files in its folder are missing or changed. Requesting it again makes it anew. */
    DAMAGED;
    /** Returns whether the figure stays in this state until it is requested again. */
    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }

    /** Returns the word that stands for the state in the API and in the index: its name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the state that a word stands for.
     *
     * @throws IllegalArgumentException if there is no such state
     */
    public static FigureStatus ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
