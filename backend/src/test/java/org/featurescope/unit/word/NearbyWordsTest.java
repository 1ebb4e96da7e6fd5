package org.featurescope.unit.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class NearbyWordsTest {
    private static final List<String> LABELS =
            List.of("Egyptian cat", "golden retriever", "robin", "sports car", "school bus", "banana", "daisy");

    private final NearbyWords words = new NearbyWords();

    private List<String> nearest(String text) {
        return words.of(text, LABELS).stream().map(NearbyWord::word).toList();
    }

    @Test
    void offersWordsOfTheDefinition() {
        assertThat(words.of("kitten", LABELS)).contains(new NearbyWord("cat", "“kitten” means “young domestic cat”."));
        assertThat(nearest("puppy")).startsWith("dog");
    }

    @Test
    void offersSynonymsFirst() {
        assertThat(words.of("auto", LABELS).get(0))
                .isEqualTo(new NearbyWord("car", "“car” is another word for “auto”."));
    }

    @Test
    void offersWhatAThingIsAKindOrAPartOf() {
        assertThat(words.of("tulip", LABELS))
                .contains(new NearbyWord("vascular plant", "“tulip” is a kind of “vascular plant”."));
        assertThat(words.of("beak", LABELS)).contains(new NearbyWord("bird", "“beak” is a part of “bird”."));
    }

    @Test
    void offersNoWordThatDescribesAClassInAnotherSense() {
        assertThat(words.of("stamen", List.of("organ", "robin"))).isEmpty();
        assertThat(words.of("flower", List.of("organ", "sea anemone"))).isEmpty();
        assertThat(words.of("oboe", List.of("organ"))).isNotEmpty();
        assertThat(words.of("girl", List.of("groom")).get(0).word()).isEqualTo("person");
    }

    @Test
    void correctsTheSpellingOfAWordThatWordNetLacks() {
        assertThat(nearest("retreiver")).containsExactly("retriever");
        assertThat(nearest("golden retreiver")).startsWith("golden retriever");
        assertThat(nearest("red  car")).containsExactly("car");
    }

    @Test
    void offersNothingForWhatIsNoWord() {
        for (String text : List.of(
                "", "xyzzy", "../../etc/passwd", "mixed4c:12", "<script>", "a".repeat(200), "a ".repeat(100), "%s\n")) {
            assertThat(nearest(text)).as(text).isEmpty();
        }
    }

    @Test
    void offersAtMostFiveWordsThatDescribeClasses() {
        for (String text : List.of("flower", "fruit", "vehicle", "lioness", "taxi", "berry", "wing")) {
            assertThat(nearest(text))
                    .hasSizeLessThanOrEqualTo(5)
                    .doesNotHaveDuplicates()
                    .allMatch(word -> LABELS.stream().anyMatch(label -> ClassWords.matches(word, label)));
        }
    }

    /** The hypernyms of the classes are complete, so hyponyms of a word need not be searched. */
    @Test
    void aWordThatHasAClassAsItsKindDescribesTheClass() {
        WordNet wordNet = new WordNet();
        for (String label : List.of("Egyptian cat", "golden retriever", "sports car", "school bus")) {
            List<WordNet.Sense> of = wordNet.senses(label);
            List<String> kinds = wordNet.hypernyms(of.get(0)).get(0).names();
            assertThat(kinds).anyMatch(kind -> ClassWords.matches(kind, label));
        }
    }

    @Test
    void findsTheNounOfAForm() {
        assertThat(words.singular("Wolves")).contains("wolf");
        assertThat(words.singular("wolf")).isEmpty();
        assertThat(words.singular("golden retrievers")).contains("golden retriever");
        assertThat(words.singular("dog".toUpperCase(Locale.ROOT))).isEmpty();
    }
}
