package org.featurescope.web.find;

import java.util.List;
import org.featurescope.validate.InvalidInputException;

/** The criteria by which units are found for a picture. */
enum PictureCriterion {
    /** The units' responses to the classes that the picture resembles. */
    RESPONSES(
            "responses",
            "Units that respond to what it shows",
            "Units that this picture excites and that respond to the classes that it resembles.",
            "The number of each is the correlation of its mean responses with how much the picture resembles each class,"
                    + " at most 1."),
    /** The units' activations for the picture. */
    ACTIVATIONS(
            "activations",
            "Units that it excites most",
            "Units that this picture excites most.",
            "The number of each is its activation in standard deviations above the mean over labelled pictures.");

    private final String word;
    private final String title;
    private final String meaning;
    private final String number;

    PictureCriterion(String word, String title, String meaning, String number) {
        this.word = word;
        this.title = title;
        this.meaning = meaning;
        this.number = number;
    }

    /** Returns the heading of the units. */
    String title() {
        return title;
    }

    /** Returns a sentence that says what was found. */
    String meaning() {
        return meaning;
    }

    /** Returns a sentence that explains the number of a found unit. */
    String number() {
        return number;
    }

    /** Returns all criteria, the usual one first. Whoever names a layer asks for activations, others for what is shown. */
    static List<PictureCriterion> usualFirst(String layer) {
        return layer.isEmpty() ? List.of(RESPONSES, ACTIVATIONS) : List.of(ACTIVATIONS, RESPONSES);
    }

    /**
     * Reads a name in links; an empty one means the usual criterion.
     *
     * @param layer the only layer to search, or empty for all
     * @throws InvalidInputException for the field {@code by}
     */
    static PictureCriterion of(String word, String layer) {
        return usualFirst(layer).stream()
                .filter(one -> word.isEmpty() || one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "by",
                        "for a picture, by must be one of %s, %s, but is \"%s\""
                                .formatted(RESPONSES.word, ACTIVATIONS.word, word)));
    }
}
