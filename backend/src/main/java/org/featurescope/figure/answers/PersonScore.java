package org.featurescope.figure.answers;

import java.util.List;

/**
 * The score of one person.
 *
 * @param right the number of scored questions that were answered right
 * @param of the number of scored questions
 * @param low the lower end of the interval of 95 % of the probability to answer right
 * @param high its upper end
 * @param caught the number of catch questions that were answered right
 * @param catches the number of catch questions
 * @param rejections the reasons for which the answers do not count, a sentence each; empty if they count
 */
public record PersonScore(
        int right, int of, double low, double high, int caught, int catches, List<String> rejections) {
    public PersonScore {
        rejections = List.copyOf(rejections);
    }

    /** Returns whether the answers count. */
    boolean counts() {
        return rejections.isEmpty();
    }
}
