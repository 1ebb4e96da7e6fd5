package org.featurescope.unit;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a unit fires on: the classes of the pictures that excite it most.
 *
 * @param classes the classes that occur most among its strongest pictures, most first
 * @param name the word for most of these pictures, if there is one that says more than chance, such as "dog"; never of a
 *     set of fewer than {@value #LEAST_PICTURES} pictures
 */
public record FiresOn(List<Share> classes, Optional<Share> name) {
    private static final double LEAST_SHARE = 0.5;
    private static final double LEAST_LIFT = 5;
    private static final int LEAST_PICTURES = 1000;

    public FiresOn {
        classes = List.copyOf(classes);
    }

    /**
     * A word and the share of the strongest pictures that it is said of.
     *
     * @param share 0 to 1
     */
    public record Share(String word, double share) {}

    /**
     * Names a unit.
     *
     * @param counts classes and numbers of pictures among the strongest
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

    /** Returns the word for at least half of the pictures that tells most about them, if it tells enough. */
    private static Optional<Share> name(List<int[]> counts, int strongest, PictureClasses classes) {
        if (classes.pictures() < LEAST_PICTURES) {
            return Optional.empty();
        }
        Map<String, Integer> said = new LinkedHashMap<>();
        for (int[] pair : counts) {
            PictureClasses.words(classes.all().get(pair[0]).label())
                    .forEach(word -> said.merge(word, pair[1], Integer::sum));
        }
        return said.entrySet().stream()
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
     * @param base the share of all pictures that it is said of
     */
    private record Candidate(Share share, double base) {
        /** Returns the term of the word in the mutual information of words and being among the strongest pictures. */
        double information() {
            return share.share * Math.log(share.share / base);
        }
    }
}
