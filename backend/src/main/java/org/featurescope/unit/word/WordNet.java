package org.featurescope.unit.word;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.Pointer;
import net.sf.extjwnl.data.PointerType;
import net.sf.extjwnl.data.Synset;
import net.sf.extjwnl.data.Word;
import net.sf.extjwnl.dictionary.Dictionary;
import org.jspecify.annotations.Nullable;

/**
 * The nouns of WordNet 3.0. The dictionary is read when a word is looked up for the first time, which takes about a second;
 * it then keeps 50 MB of memory. Thread-safe.
 */
final class WordNet {
    private static final String DICTIONARY = "/net/sf/extjwnl/data/wordnet/wn30/res_properties.xml";
    /** What is looked up: at most four words of the Latin alphabet. */
    private static final Pattern WORDS = Pattern.compile("[a-z]{1,30}(?:[ '-][a-z]{1,30}){0,3}");

    private static final String PERSONS = "noun.person";
    /** WordNet's files of the nouns for things that photographs show. */
    private static final Set<String> THINGS = Set.of(
            "noun.animal",
            "noun.artifact",
            "noun.body",
            "noun.food",
            "noun.group",
            "noun.object",
            PERSONS,
            "noun.phenomenon",
            "noun.plant",
            "noun.substance");

    @GuardedBy("this")
    private @Nullable Dictionary opened;

    /**
     * A set of synonyms.
     *
     * @param names the synonyms in lower case, the usual one first
     * @param meaning what they mean, in WordNet's words
     */
    record Sense(List<String> names, String meaning, Synset synset) {
        static Sense of(Synset synset) {
            List<String> names = synset.getWords().stream()
                    .map(Word::getLemma)
                    .map(lemma -> lemma.toLowerCase(Locale.ROOT))
                    .toList();
            return new Sense(names, definition(synset.getGloss()), synset);
        }

        /** Returns a gloss without the examples and remarks that follow a definition. */
        private static String definition(String gloss) {
            return gloss.split("[;\"]", 2)[0].strip();
        }
    }

    /**
     * Returns the noun that a text is a form of, in lower case: "wolf" for "wolves".
     *
     * @return empty if WordNet has no such noun
     */
    synchronized Optional<String> noun(String text) {
        return entry(text).map(IndexWord::getLemma);
    }

    /**
     * Returns the senses of a noun, in any form, that name things which photographs show, the usual one first. Words for
     * things are names of persons, too, mostly rude ones: these are left out unless a person is the usual sense.
     */
    synchronized List<Sense> senses(String text) {
        List<Synset> synsets = entry(text).stream()
                .flatMap(entry -> entry.getSenses().stream())
                .filter(synset -> THINGS.contains(synset.getLexFileName()))
                .filter(synset ->
                        synset.getPointers(PointerType.INSTANCE_HYPERNYM).isEmpty())
                .toList();
        return synsets.stream()
                .filter(synset -> !synset.getLexFileName().equals(PERSONS)
                        || synsets.get(0).getLexFileName().equals(PERSONS))
                .map(Sense::of)
                .toList();
    }

    /** Returns the senses of which a sense is a kind. */
    List<Sense> hypernyms(Sense sense) {
        return related(sense, PointerType.HYPERNYM);
    }

    /** Returns the senses of the things of which a sense is a part. */
    List<Sense> wholes(Sense sense) {
        return related(sense, PointerType.PART_HOLONYM);
    }

    private synchronized List<Sense> related(Sense sense, PointerType type) {
        List<Sense> related = new ArrayList<>();
        for (Pointer pointer : sense.synset.getPointers(type)) {
            try {
                related.add(Sense.of(pointer.getTargetSynset()));
            } catch (JWNLException e) {
                throw unreadable(e);
            }
        }
        return related;
    }

    @GuardedBy("this")
    private Optional<IndexWord> entry(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        if (!WORDS.matcher(words).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(dictionary().lookupIndexWord(POS.NOUN, words))
                    .filter(entry -> count(entry.getLemma()) == count(words));
        } catch (JWNLException e) {
            throw unreadable(e);
        }
    }

    /** Returns the number of words: the library looks parts of several words up if it does not find all. */
    private static int count(String words) {
        return words.split("[ -]").length;
    }

    @GuardedBy("this")
    private Dictionary dictionary() throws JWNLException {
        if (opened == null) {
            opened = Dictionary.getResourceInstance(DICTIONARY);
        }
        return opened;
    }

    private static IllegalStateException unreadable(JWNLException e) {
        return new IllegalStateException("the product's WordNet cannot be read", e);
    }
}
