package org.featurescope.figure;

import java.util.Locale;

/** How far a figure has come. */
public enum FigureStatus {
    /** It waits for its turn. */
    QUEUED,
    /** It is being made. */
    RUNNING,
    /** It is made and stored. */
    DONE,
    /** It could not be made. Asking for it again tries again. */
    FAILED,
    /** Somebody stopped it, or nobody waited for it any more. Asking for it again makes it anew. */
    CANCELLED,
    /** It was made, but its files are not what was written. Asking for it again makes it anew. */
    DAMAGED;

    /** Returns whether nothing more happens by itself. */
    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }

    /** Returns the word for it in the API and in the index. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the status that a word stands for. */
    public static FigureStatus ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
