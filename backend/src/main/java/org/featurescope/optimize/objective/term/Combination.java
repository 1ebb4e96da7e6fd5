package org.featurescope.optimize.objective.term;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.featurescope.optimize.objective.ObjectiveShapes;

/**
 * One picture's objective as a sum of terms with weights: what its sums, differences and factors, and the choices for
 * this picture, come to.
 */
record Combination(List<Weighted> terms) {
    /** A term and the weight that it is summed with, which is not 0. */
    record Weighted(double weight, Term term) {}

    Combination {
        terms = List.copyOf(terms);
    }

    /** The forms of its terms, in alphabetical order: equal for sums that differ only in order and values. */
    String form() {
        return terms.stream().map(weighted -> weighted.term().form()).sorted().collect(Collectors.joining(" + "));
    }

    Stream<String> layers() {
        return terms.stream().flatMap(weighted -> weighted.term().layers());
    }

    boolean comparesPictures() {
        return terms.stream().anyMatch(weighted -> weighted.term().comparesPictures());
    }

    boolean uniform() {
        return terms.stream().allMatch(weighted -> weighted.term().uniform());
    }

    boolean ofAnySize() {
        return terms.stream().allMatch(weighted -> weighted.term().ofAnySize());
    }

    void checkPlaces(ObjectiveShapes shapes) {
        terms.forEach(weighted -> weighted.term().checkPlaces(shapes));
    }
}
