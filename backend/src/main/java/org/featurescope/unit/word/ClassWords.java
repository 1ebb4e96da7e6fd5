package org.featurescope.unit.word;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** Matches words with the classes that they name or describe. */
public final class ClassWords {
    private static final Pattern SEPARATOR = Pattern.compile("[ _-]");

    private ClassWords() {}

    /**
     * Returns whether words are a class's label, a part of it or one of its hypernyms, in the singular or the plural.
     *
     * @param words in lower case
     */
    public static boolean matches(String words, String label) {
        if (words.isEmpty()) {
            return false;
        }
        Set<String> names = of(label);
        return names.contains(words) || (words.endsWith("s") && names.contains(words.substring(0, words.length() - 1)));
    }

    /** Returns the words for a class, in lower case: its label, the parts of the label, and its hypernyms. */
    public static Set<String> of(String label) {
        String small = label.toLowerCase(Locale.ROOT);
        Set<String> words = new HashSet<>(Hypernyms.of(label));
        words.add(small);
        words.addAll(List.of(SEPARATOR.split(small)));
        words.remove("");
        return words;
    }

    /**
     * Returns a sentence that names classes.
     *
     * @param start the beginning of the sentence
     * @param words the words that the classes match
     */
    public static String sentence(String start, String words, SortedSet<String> classes) {
        return classes.size() == 1
                ? "%s the class “%s”.".formatted(start, classes.first())
                : "%s %d classes that are called “%s”: %s."
                        .formatted(start, classes.size(), words, String.join(", ", classes));
    }
}
