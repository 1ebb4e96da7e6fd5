package org.featurescope.optimize.objective.term;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One picture's objective as a weighted sum of terms. Sums, differences, factors and the choices for this picture have been
 * resolved.
 */
record Combination(List<Weighted> terms) {
    /** A term and its weight in the sum, which is not 0. */
    record Weighted(double weight, Term term) {}

    Combination {
        terms = List.copyOf(terms);
    }

    /** Returns the forms of the terms in alphabetical order: equal for sums that differ only in order and values. */
    String form() {
        return terms.stream().map(weighted -> weighted.term().form()).sorted().collect(Collectors.joining(" + "));
    }

    /** Returns the layers that the terms read. */
    Stream<String> layers() {
        return terms.stream().flatMap(weighted -> weighted.term().layers());
    }

    /** Returns whether the value of a term depends on the other pictures of the batch. */
    boolean comparesPictures() {
        return terms.stream().anyMatch(weighted -> weighted.term().comparesPictures());
    }

    /** Returns whether {@link Term#averagesPositions} holds for all terms. */
    boolean averagesPositions() {
        return terms.stream().allMatch(weighted -> weighted.term().averagesPositions());
    }

    /** Returns whether {@link Term#isSizeIndependent} holds for all terms. */
    boolean isSizeIndependent() {
        return terms.stream().allMatch(weighted -> weighted.term().isSizeIndependent());
    }
}
