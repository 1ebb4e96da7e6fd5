package org.featurescope.web.find;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.featurescope.validate.InvalidInputException;

/** The criteria by which units are found. */
enum Comparison {
    /** The units' responses to the classes. */
    RESPONSES(
            "responses",
            "what they respond to",
            "The number of each is at most 1: for words the correlation of its mean responses to the classes with what was"
                    + " asked for; for a unit the mean of two cosines, of both units’ activations for the 240 photographs"
                    + " that come with Featurescope and of their mean responses to the classes."),
    /** The units' effects on the logits of classes. */
    WEIGHTS(
            "weights",
            "what they do for a class",
            "The number of each is its path weight times how much more active it is on the class than on all pictures."),
    /** The look of the units' portraits. */
    LOOKS("looks", "how they look", "The number of each is how alike the pictures are, at most 1.");

    private final String word;
    private final String title;
    private final String number;

    Comparison(String word, String title, String number) {
        this.word = word;
        this.title = title;
        this.number = number;
    }

    /** Returns its name in links. */
    String word() {
        return word;
    }

    /** Returns its name for people. */
    String title() {
        return title;
    }

    /** Returns a sentence that explains the number of a found unit. */
    String number() {
        return number;
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
