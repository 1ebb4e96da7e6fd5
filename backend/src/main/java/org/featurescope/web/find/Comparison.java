package org.featurescope.web.find;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.featurescope.validate.InvalidInputException;

/** By what units are found. */
enum Comparison {
    /** What they respond to. */
    RESPONSES("responses", "what they respond to"),
    /** Their effects on the logits of classes. */
    WEIGHTS("weights", "what they do for a class"),
    /** What their portraits look like. */
    LOOKS("looks", "how they look");

    private final String word;
    private final String title;

    Comparison(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** Returns its name in links. */
    String word() {
        return word;
    }

    /** Returns its name for people. */
    String title() {
        return title;
    }

    /**
     * Reads a name in links; an empty one means the responses.
     *
     * @throws InvalidInputException for the field {@code by}
     */
    static Comparison of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word.isEmpty() ? RESPONSES.word : word))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "by",
                        "by must be one of %s, but is \"%s\""
                                .formatted(
                                        Arrays.stream(values())
                                                .map(Comparison::word)
                                                .collect(Collectors.joining(", ")),
                                        word)));
    }
}
