package org.featurescope.unit;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;

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
        Set<String> said = of(label);
        return said.contains(words) || (words.endsWith("s") && said.contains(words.substring(0, words.length() - 1)));
    }

    /** Returns the words for a class, in small letters: its label, the parts of it, and the words for what it is. */
    static Set<String> of(String label) {
        String small = label.toLowerCase(Locale.ROOT);
        Set<String> words = new HashSet<>(Hypernyms.of(label));
        words.add(small);
        words.addAll(List.of(small.split("[ _-]")));
        words.remove("");
        return words;
    }

    /** Returns a sentence that begins with some words and names classes. */
    static String sentence(String start, String words, SortedSet<String> classes) {
        return classes.size() == 1
                ? "%s the class “%s”.".formatted(start, classes.first())
                : "%s %d classes that are called “%s”: %s."
                        .formatted(start, classes.size(), words, String.join(", ", classes));
    }
}
