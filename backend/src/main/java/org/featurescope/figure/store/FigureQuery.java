package org.featurescope.figure.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.validate.Validate;

/**
 * A query for finished figures. A figure matches if it meets all conditions.
 *
 * @param words words in lower case that the figure's spec must contain, such as a layer, a unit or a seed
 * @param kind the name of the kind that the figure must have; empty for any
 * @param model the id of the network that the figure must be about; empty for any
 * @param layer the name of the layer that the figure must be about; empty for any
 */
public record FigureQuery(List<String> words, Optional<String> kind, Optional<String> model, Optional<String> layer) {
    /** The query that every figure matches. */
    public static final FigureQuery ALL =
            new FigureQuery(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int MOST_LETTERS = 200;

    public FigureQuery {
        words = List.copyOf(words);
    }

    /**
     * Returns the query of a search form. Empty texts are ignored.
     *
     * @param search words separated by spaces
     * @throws org.featurescope.validate.InvalidInputException if a text is too long
     */
    public static FigureQuery of(
            Optional<String> search, Optional<String> kind, Optional<String> model, Optional<String> layer) {
        Stream.of(search, kind, model, layer)
                .flatMap(Optional::stream)
                .forEach(text -> Validate.isTrue(
                        "q", text.length() <= MOST_LETTERS, "a search has at most %d letters".formatted(MOST_LETTERS)));
        List<String> words = Stream.of(
                        search.orElse("").toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return new FigureQuery(words, some(kind), some(model), some(layer));
    }

    private static Optional<String> some(Optional<String> text) {
        return text.filter(given -> !given.isEmpty());
    }
}
