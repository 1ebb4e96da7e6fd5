package org.featurescope.unit.word;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.featurescope.unit.word.WordNet.Sense;

/**
 * Finds the words nearest to one that names and describes no class: its synonyms, words of its
 * definition in WordNet, what it is a kind or a part of, and words that are spelled alike. Its hyponyms are not among them:
 * a class is found by all its hypernyms, so a word that has a class as its hyponym finds that. Thread-safe.
 */
public final class NearbyWords {
    private static final int MOST = 5;
    private static final int MOST_SENSES = 2;
    /** The most steps from a sense to its hypernyms. */
    private static final int MOST_STEPS = 3;
    /** The most words of a definition that are one name. */
    private static final int MOST_WORDS = 3;
    /** The longest part of a definition that a reason quotes, in characters. */
    private static final int MOST_QUOTED = 100;
    /** The shortest word for which two letters may differ. */
    private static final int LONG = 6;

    private static final Pattern WORDS = Pattern.compile("[\\p{L}'-]+(?: [\\p{L}'-]+)*");
    private static final Pattern BETWEEN = Pattern.compile("[^a-z'-]+");
    /** What a definition begins with before it names the thing that the word is a kind of. */
    private static final Pattern BEFORE_THING = Pattern.compile(
            "^(?:any|one|some|a kind|a type)(?: member)?(?: of)? (?:the |various |several |many |numerous )*");
    /** Where a definition has named the thing and goes on to describe it. */
    private static final Pattern AFTER_THING = Pattern.compile(
            "[(,:]| (?:of|that|which|who|whose|where|with|without|for|from|in|on|at|by|to|as|or|having|used|consisting"
                    + "|made|resembling|especially|usually) ");

    private final WordNet wordNet = new WordNet();

    /**
     * Returns the noun that a text is a form of, such as "wolf" for "wolves".
     *
     * @return empty if the text is no other form of a noun in WordNet
     */
    public Optional<String> singular(String text) {
        return wordNet.noun(text).filter(noun -> !noun.equalsIgnoreCase(text.strip()));
    }

    /**
     * Returns the words nearest to a text that describe classes, best first, at most five.
     *
     * @param labels the labels of the classes
     */
    public List<NearbyWord> of(String text, Collection<String> labels) {
        String words = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (!WORDS.matcher(words).matches()) {
            return List.of();
        }
        List<Sense> senses = wordNet.senses(words).stream().limit(MOST_SENSES).toList();
        Found found = new Found(wordNet.noun(words).orElse(words), labels);
        senses.forEach(found::addSynonyms);
        senses.forEach(found::addDefinition);
        senses.forEach(found::addHypernyms);
        senses.forEach(found::addWholes);
        found.addParts();
        if (senses.isEmpty()) {
            found.addSpelledAlike();
        }
        return found.list();
    }

    /** The words found so far, with their reasons. */
    private final class Found {
        private final String text;
        /** The words for each class: its label, then near hypernyms before far ones. */
        private final List<List<String>> classes;

        private final Set<String> names = new TreeSet<>();
        private final Map<String, String> reasons = new LinkedHashMap<>();

        Found(String text, Collection<String> labels) {
            this.text = text;
            this.classes = labels.stream()
                    .map(label -> Stream.concat(Stream.of(label.toLowerCase(Locale.ROOT)), Hypernyms.of(label).stream())
                            .toList())
                    .toList();
            classes.forEach(names::addAll);
        }

        List<NearbyWord> list() {
            return reasons.entrySet().stream()
                    .limit(MOST)
                    .map(of -> new NearbyWord(of.getKey(), of.getValue()))
                    .toList();
        }

        private void add(String word, String reason) {
            reasons.putIfAbsent(word, reason);
        }

        /**
         * Returns whether a name describes a class in a given sense, and not as "organ" describes an instrument: then a name of
         * the next hypernym describes the class, too, unless the sense is the farthest of the class.
         */
        private boolean isNamed(String name, Sense sense) {
            Set<String> above = wordNet.hypernyms(sense).stream()
                    .flatMap(of -> of.names().stream())
                    .collect(Collectors.toSet());
            return classes.stream()
                    .filter(words -> words.contains(name))
                    .anyMatch(words ->
                            sense.names().contains(words.get(words.size() - 1)) || !Collections.disjoint(words, above));
        }

        private boolean isNamed(String name) {
            return names.contains(name)
                    && wordNet.senses(name).stream().limit(MOST_SENSES).anyMatch(sense -> isNamed(name, sense));
        }

        void addSynonyms(Sense sense) {
            sense.names().stream()
                    .filter(name -> isNamed(name, sense))
                    .forEach(name -> add(name, "“%s” is another word for “%s”.".formatted(name, text)));
        }

        /** Adds the names of the thing that a definition begins with, those of more words first. */
        void addDefinition(Sense sense) {
            String quoted = sense.meaning().length() <= MOST_QUOTED
                    ? sense.meaning()
                    : sense.meaning().substring(0, MOST_QUOTED).strip() + "…";
            String thing = BEFORE_THING
                    .matcher(sense.meaning().toLowerCase(Locale.ROOT))
                    .replaceFirst("");
            List<String> words = words(AFTER_THING.split(thing, 2)[0]);
            for (int length = Math.min(MOST_WORDS, words.size()); length > 0; length--) {
                addIfNamed(
                        words.subList(words.size() - length, words.size()), "“%s” means “%s”.".formatted(text, quoted));
            }
        }

        /** Adds the names that are in the text itself, those of more words first. */
        void addParts() {
            List<String> words = words(text);
            for (int length = Math.min(MOST_WORDS, words.size()); length > 0; length--) {
                for (int from = words.size() - length; from >= 0; from--) {
                    addIfNamed(words.subList(from, from + length), "It is a part of “%s”.".formatted(text));
                }
            }
        }

        private static List<String> words(String text) {
            return Stream.of(BETWEEN.split(text))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }

        private void addIfNamed(List<String> words, String reason) {
            String word = String.join(" ", words);
            Optional.of(word)
                    .filter(this::isNamed)
                    .or(() -> wordNet.noun(word).filter(this::isNamed))
                    .ifPresent(name -> add(name, reason));
        }

        /** Adds the names of a sense's hypernyms, the nearest first. */
        void addHypernyms(Sense sense) {
            List<Sense> reached = List.of(sense);
            for (int step = 0; step < MOST_STEPS && reasons.size() < MOST; step++) {
                reached = reached.stream()
                        .flatMap(of -> wordNet.hypernyms(of).stream())
                        .toList();
                reached.forEach(of -> addNameOf(of, "“%s” is a kind of “%s”."));
            }
        }

        /** Adds the names of what a sense is a part of. */
        void addWholes(Sense sense) {
            wordNet.wholes(sense).forEach(of -> addNameOf(of, "“%s” is a part of “%s”."));
        }

        private void addNameOf(Sense sense, String reason) {
            sense.names().stream()
                    .filter(name -> isNamed(name, sense))
                    .findFirst()
                    .ifPresent(name -> add(name, reason.formatted(text, name)));
        }

        /** Adds the names that are spelled like the text, in the order of their edit distance. */
        void addSpelledAlike() {
            LevenshteinDistance distance = new LevenshteinDistance(text.length() < LONG ? 1 : 2);
            names.stream()
                    .filter(name -> distance.apply(text, name) >= 0)
                    .sorted(Comparator.comparing(name -> distance.apply(text, name)))
                    .forEach(name -> add(name, "It is spelled like “%s”.".formatted(text)));
        }
    }
}
