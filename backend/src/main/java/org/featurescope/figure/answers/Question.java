package org.featurescope.figure.answers;

/**
 * A question with two possible answers, one of which is right.
 *
 * @param role what its answer counts for
 * @param group the group whose questions are counted together
 * @param unit what the question is about; questions about one unit are counted together
 * @param right the right answer, 0 or 1
 */
public record Question(Role role, String group, String unit, int right) {
    /** What the answer of a question counts for. */
    public enum Role {
        /** For nothing: people get used to the questions by it. */
        PRACTICE,
        /** For whether the person takes part in earnest: its answer is obvious. */
        CATCH,
        /** For the result. */
        SCORED
    }

    /** Returns whether an answer is the right one. */
    boolean isRight(Answer answer) {
        return answer.chosen() == right;
    }
}
