package org.featurescope.figure.answers;

/**
 * A person's answer to a question.
 *
 * @param question the index of the question, from 0
 * @param chosen the chosen answer, 0 or 1
 * @param confidence how sure the person is, from 1 to {@value #MOST_CONFIDENCE}
 * @param milliseconds the time that the person took, milliseconds
 */
public record Answer(int question, int chosen, int confidence, int milliseconds) {
    /** The greatest confidence. */
    public static final int MOST_CONFIDENCE = 3;
    /** The longest time that is recorded: a day. */
    public static final int MOST_MILLISECONDS = 24 * 60 * 60 * 1000;
}
