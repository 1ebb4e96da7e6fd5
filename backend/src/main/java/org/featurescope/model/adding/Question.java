package org.featurescope.model.adding;

import java.util.List;

/**
 * Something that cannot be told from a network's file.
 *
 * @param option the option of the command that answers it, for example {@code --input}
 * @param text what is to be known, one sentence
 * @param candidates the possible answers, if they are few
 * @param assumed a possible answer, with which further questions are found where nobody can be asked
 */
public record Question(String option, String text, List<String> candidates, String assumed) {
    public Question {
        candidates = List.copyOf(candidates);
    }

    /** Returns a question whose answer is one of a few. */
    static Question among(String option, String text, List<String> candidates) {
        return new Question(option, text, candidates, candidates.get(0));
    }

    /** Returns the text, followed by the candidates if there are any. */
    public String withCandidates() {
        return candidates.isEmpty() ? text : "%s: %s".formatted(text, String.join(", ", candidates));
    }
}
