package org.featurescope.unit;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a unit fires on: the classes of the pictures that excite it most.
 *
 * @param classes the classes that occur most among its strongest pictures, most frequent first
 * @param name a word for at least half of these pictures, such as "dog", if one is far more frequent among them than
 *     among all pictures; always empty for a set of fewer than {@value #LEAST_PICTURES} pictures
 */
public record FiresOn(List<Share> classes, Optional<Share> name) {
    private static final double LEAST_CLASS_SHARE = 0.1;
    private static final double LEAST_SHARE = 0.5;
    private static final double LEAST_LIFT = 5;
    private static final int LEAST_PICTURES = 1000;

    public FiresOn {
        classes = List.copyOf(classes);
    }

    /**
     * A word and the share of the strongest pictures that it describes.
     *
     * @param share 0 to 1
     */
    public record Share(String word, double share) {}

    /**
     * Returns whether it fires on something in particular: whether it has a name, or a class that at least a tenth of its
     * strongest pictures show.
     */
    public boolean isParticular() {
        return name.isPresent() || classes.stream().anyMatch(occurring -> occurring.share() >= LEAST_CLASS_SHARE);
    }

    /**
     * Describes what a unit fires on by the classes of its strongest pictures.
     *
     * @param counts pairs of a class's index and the number of its pictures among the strongest
     * @param strongest the number of the strongest pictures
     * @param classes all classes
     */
    static FiresOn of(List<int[]> counts, int strongest, PictureClasses classes) {
        return new FiresOn(
                counts.stream()
                        .map(pair -> new Share(classes.all().get(pair[0]).label(), pair[1] / (double) strongest))
                        .toList(),
                name(counts, strongest, classes));
    }

    /** Returns the most informative word for at least half of the pictures, if one is frequent enough among them. */
    private static Optional<Share> name(List<int[]> counts, int strongest, PictureClasses classes) {
        if (classes.pictures() < LEAST_PICTURES) {
            return Optional.empty();
        }
        Map<String, Integer> picturesByWord = new LinkedHashMap<>();
        for (int[] pair : counts) {
            PictureClasses.words(classes.all().get(pair[0]).label())
                    .forEach(word -> picturesByWord.merge(word, pair[1], Integer::sum));
        }
        return picturesByWord.entrySet().stream()
                .map(word -> new Candidate(
                        new Share(word.getKey(), word.getValue() / (double) strongest),
                        classes.pictures(word.getKey()) / (double) classes.pictures()))
                .filter(candidate ->
                        candidate.share.share >= LEAST_SHARE && candidate.share.share >= LEAST_LIFT * candidate.base)
                .max(Comparator.comparing(Candidate::information))
                .map(Candidate::share);
    }

    /**
     * A word that may be the name.
     *
     * @param base the share of all pictures that the word describes
     */
    private record Candidate(Share share, double base) {
        /**
         * Returns the word's term in the mutual information between the words and membership in the strongest pictures.
         */
        double information() {
            return share.share * Math.log(share.share / base);
        }
    }
}
