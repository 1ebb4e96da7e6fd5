package org.featurescope.figure.answers;

/**
 * The response to a person's answers.
 *
 * @param own her own score
 * @param isNew whether the answers were stored; not if the same browser has answered before, whose score this then is
 * @param pooled the scores of all people
 */
public record AnswersReceived(PersonScore own, boolean isNew, PooledScores pooled) {}
