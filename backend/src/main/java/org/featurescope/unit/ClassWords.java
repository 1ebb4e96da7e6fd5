package org.featurescope.unit;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Stream;

/** Tells which classes words mean. */
final class ClassWords {
    private ClassWords() {}

    /**
     * Returns whether words are a class's label or a part of it, or a word for what it is, in the singular or the plural.
     *
     * @param words in small letters
     */
    static boolean areSaid(String words, String label) {
        if (words.isEmpty()) {
            return false;
        }
        List<String> forms =
                words.endsWith("s") ? List.of(words, words.substring(0, words.length() - 1)) : List.of(words);
        List<String> said = Stream.concat(Stream.of(label.toLowerCase(Locale.ROOT)), Hypernyms.of(label).stream())
                .toList();
        return forms.stream()
                .anyMatch(form -> said.contains(form)
                        || List.of(label.toLowerCase(Locale.ROOT).split("[ _-]"))
                                .contains(form));
    }

    /** Returns a sentence that begins with some words and names classes. */
    static String sentence(String start, String words, SortedSet<String> classes) {
        return classes.size() == 1
                ? "%s the class “%s”.".formatted(start, classes.first())
                : "%s %d classes that are called “%s”: %s."
                        .formatted(start, classes.size(), words, String.join(", ", classes));
    }
}
