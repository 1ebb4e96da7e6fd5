package org.featurescope.figure.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.validate.Validate;

/**
 * Which of the figures that are made are looked for.
 *
 * @param words each of which must stand in the figure's spec: a layer, a unit, a model, a kind, a seed
 * @param kind the name of a kind, if only figures of it
 * @param model the id of a network, if only figures of it
 * @param layer the name of a layer, if only figures of it
 */
public record FigureQuery(List<String> words, Optional<String> kind, Optional<String> model, Optional<String> layer) {
    /** Every figure. */
    public static final FigureQuery ALL =
            new FigureQuery(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int MOST_LETTERS = 200;

    public FigureQuery {
        words = List.copyOf(words);
    }

    /** What a reader wrote and chose; what is empty does not count. */
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
