package org.featurescope.optimize.objective.term;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.featurescope.optimize.objective.ObjectiveShapes;

/** A product of sums of terms, of one picture. */
record ProductTerm(List<Combination> factors) implements Term {
    ProductTerm {
        factors = List.copyOf(factors);
    }

    @Override
    public String form() {
        return factors.stream().map(Combination::form).collect(Collectors.joining(") * (", "(", ")"));
    }

    @Override
    public Stream<String> layers() {
        return factors.stream().flatMap(Combination::layers);
    }

    @Override
    public boolean comparesPictures() {
        return factors.stream().anyMatch(Combination::comparesPictures);
    }

    /** A product of means is not the mean of products. */
    @Override
    public boolean uniform() {
        return false;
    }

    @Override
    public boolean ofAnySize() {
        return factors.stream().allMatch(Combination::ofAnySize);
    }

    @Override
    public void checkPlaces(ObjectiveShapes shapes) {
        factors.forEach(factor -> factor.checkPlaces(shapes));
    }
}
