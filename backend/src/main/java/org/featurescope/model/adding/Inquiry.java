package org.featurescope.model.adding;

/** Whoever can be asked about a network. */
@FunctionalInterface
public interface Inquiry {
    /**
     * Returns the answer to a question.
     *
     * @throws org.featurescope.validate.InvalidInputException if nobody can be asked; it names the option that answers
     */
    String answer(Question question);
}
