package org.featurescope.model.adding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.featurescope.validate.InvalidInputException;

/**
 * The questions about one network. Where nobody can be asked, the search goes on with an assumed answer, so that all options
 * that are missing can be named together.
 */
final class OpenQuestions {
    private final Inquiry inquiry;
    private final Map<String, String> answers = new HashMap<>();
    private final List<Question> open = new ArrayList<>();

    OpenQuestions(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    /** A search that asks questions. */
    @FunctionalInterface
    interface Search<T> {
        T run() throws IOException;
    }

    /** Returns the answer to a question, which is asked once for each option. */
    String answer(Question question) {
        return answers.computeIfAbsent(question.option(), option -> {
            Optional<String> answer = inquiry.answer(question);
            if (answer.isEmpty()) {
                open.add(question);
            }
            return answer.orElse(question.assumed());
        });
    }

    /**
     * Returns what a search finds.
     *
     * @throws InvalidInputException if questions are open; it names the options that answer them
     */
    <T> T allAnswered(Search<T> search) throws IOException {
        try {
            T found = search.run();
            requireAnswers();
            return found;
        } catch (InvalidInputException e) {
            // with an assumed answer the search may fail for no other reason
            requireAnswers();
            throw e;
        }
    }

    private void requireAnswers() {
        if (open.isEmpty()) {
            return;
        }
        List<String> options = open.stream().map(Question::option).toList();
        String reasons = open.stream().map(Question::withCandidates).collect(Collectors.joining("; "));
        int last = options.size() - 1;
        String message = last == 0
                ? "%s; say it with %s".formatted(reasons, options.get(0))
                : "%s and %s are missing, since %s"
                        .formatted(String.join(", ", options.subList(0, last)), options.get(last), reasons);
        throw new InvalidInputException(options.get(0).substring(2), message);
    }
}
