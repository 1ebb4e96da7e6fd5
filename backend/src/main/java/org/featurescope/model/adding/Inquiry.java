package org.featurescope.model.adding;

import java.util.Optional;

/** Whoever can be asked about a network. */
@FunctionalInterface
public interface Inquiry {
    /** Returns the answer to a question, or nothing if nobody can be asked. */
    Optional<String> answer(Question question);
}
