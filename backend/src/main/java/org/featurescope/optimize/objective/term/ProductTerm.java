package org.featurescope.optimize.objective.term;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

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

    /** Returns false: a product of means is not the mean of products. */
    @Override
    public boolean averagesPositions() {
        return false;
    }

    @Override
    public boolean isSizeIndependent() {
        return factors.stream().allMatch(Combination::isSizeIndependent);
    }

    @Override
    public Operand<TFloat32> build(TermScope scope, List<Slots> factorSlots) {
        Operand<TFloat32> value = factorSlots.get(0).build(scope.within(Slots.factorName(0)));
        for (int i = 1; i < factorSlots.size(); i++) {
            value = scope.tf().math.mul(value, factorSlots.get(i).build(scope.within(Slots.factorName(i))));
        }
        return value;
    }

    @Override
    public void feed(int picture, TermFeeds feeds) {}
}
