package org.featurescope.model.adding;

import java.util.List;

/**
 * Something that cannot be told from a network's file.
 *
 * @param option the option of the command that answers it, for example {@code --input}
 * @param text what is to be known, one sentence
 * @param candidates the possible answers, if they are few
 */
public record Question(String option, String text, List<String> candidates) {
    public Question {
        candidates = List.copyOf(candidates);
    }
}
