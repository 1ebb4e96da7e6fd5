package org.featurescope.figure.answers;

import java.util.List;

/**
 * The answers of one person to all questions of a figure. Nothing is known of the person but these.
 *
 * @param session a digest of the random text by which the person's browser recognizes that it has answered
 * @param answers one for each question, in the order of the questions
 */
public record AnswerSheet(String session, List<Answer> answers) {
    public AnswerSheet {
        answers = List.copyOf(answers);
    }
}
