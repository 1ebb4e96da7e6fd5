package org.featurescope.web.find;

import java.util.List;
import java.util.Optional;
import org.featurescope.unit.UnitSearch.Answer;

/**
 * The answers to a search by a picture.
 *
 * @param answers one for each criterion
 * @param topClass the most probable class of the picture, if a network that has classes was run
 */
record PictureAnswers(List<Answer> answers, Optional<TopClass> topClass) {
    PictureAnswers {
        answers = List.copyOf(answers);
    }
}
