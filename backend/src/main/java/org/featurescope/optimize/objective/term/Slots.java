package org.featurescope.optimize.objective.term;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.featurescope.optimize.objective.term.Combination.Weighted;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The objectives of all pictures of a batch, side by side. Each slot holds at most one term of each picture, all of one
 * form, and is one set of nodes whatever the batch; a picture without a term there has the weight 0. So a grid of
 * channels of one layer is one slot, and a batch of two layers is two, in which each picture takes part in one.
 */
final class Slots {
    private static final String WEIGHT = "weight";

    /** A slot's term of each picture. */
    private record Slot(List<Optional<Weighted>> pictures) {
        Term sample() {
            return pictures.stream()
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow()
                    .term();
        }
    }

    /** The {@code occurrence}-th term of that form. */
    private record Key(String form, int occurrence) {}

    private final List<Slot> slots;

    private Slots(List<Slot> slots) {
        this.slots = slots;
    }

    /** Lays out the pictures' objectives; those of pictures that have none are empty. */
    static Slots of(List<Optional<Combination>> pictures) {
        NavigableMap<Key, List<Optional<Weighted>>> slots =
                new TreeMap<>(Comparator.comparing(Key::form).thenComparing(Key::occurrence));
        for (int picture = 0; picture < pictures.size(); picture++) {
            Map<String, Integer> occurrences = new HashMap<>();
            for (Weighted weighted :
                    pictures.get(picture).map(Combination::terms).orElse(List.of())) {
                String form = weighted.term().form();
                Key key = new Key(form, occurrences.merge(form, 1, Integer::sum));
                slots.computeIfAbsent(
                                key, made -> new ArrayList<>(Collections.nCopies(pictures.size(), Optional.empty())))
                        .set(picture, Optional.of(weighted));
            }
        }
        return new Slots(slots.values().stream().map(Slot::new).toList());
    }

    /** Their forms, in the order in which they are built. */
    String form() {
        return slots.stream().map(slot -> slot.sample().form()).collect(Collectors.joining(" + "));
    }

    /** Number of leaf terms in all, those within products too. */
    int leaves() {
        return slots.stream()
                .mapToInt(slot -> slot.sample() instanceof ProductTerm product
                        ? factors(slot, product).stream()
                                .mapToInt(Slots::leaves)
                                .sum()
                        : 1)
                .sum();
    }

    /** The sum of the slots, {@code [batch]}. */
    Operand<TFloat32> build(TermScope scope) {
        List<Operand<TFloat32>> weighted = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            TermScope term = scope.within(name(i));
            weighted.add(term.tf().math.mul(build(slots.get(i), term), term.placeholder(WEIGHT)));
        }
        return weighted.size() == 1 ? weighted.get(0) : scope.tf().math.addN(weighted);
    }

    private static Operand<TFloat32> build(Slot slot, TermScope scope) {
        Term sample = slot.sample();
        if (sample instanceof ProductTerm product) {
            List<Slots> factors = factors(slot, product);
            Operand<TFloat32> value = factors.get(0).build(scope.within(factorName(0)));
            for (int i = 1; i < factors.size(); i++) {
                value = scope.tf().math.mul(value, factors.get(i).build(scope.within(factorName(i))));
            }
            return value;
        }
        return ((LeafTerm) sample).build(scope);
    }

    /** Fills in all that {@link #build} adds placeholders for. */
    void feed(TermFeeds feeds) {
        for (int i = 0; i < slots.size(); i++) {
            feed(slots.get(i), feeds.within(name(i)));
        }
    }

    private static void feed(Slot slot, TermFeeds feeds) {
        for (int picture = 0; picture < slot.pictures.size(); picture++) {
            int row = picture;
            slot.pictures.get(picture).ifPresent(weighted -> {
                feeds.number(row, WEIGHT, weighted.weight());
                if (weighted.term() instanceof LeafTerm leaf) {
                    leaf.feed(row, feeds);
                }
            });
        }
        if (slot.sample() instanceof ProductTerm product) {
            List<Slots> factors = factors(slot, product);
            for (int i = 0; i < factors.size(); i++) {
                factors.get(i).feed(feeds.within(factorName(i)));
            }
        }
    }

    private static List<Slots> factors(Slot slot, ProductTerm sample) {
        List<Slots> factors = new ArrayList<>();
        for (int i = 0; i < sample.factors().size(); i++) {
            int factor = i;
            factors.add(of(slot.pictures.stream()
                    .map(picture -> picture.map(weighted ->
                            ((ProductTerm) weighted.term()).factors().get(factor)))
                    .toList()));
        }
        return factors;
    }

    private static String name(int slot) {
        return "term" + slot;
    }

    private static String factorName(int factor) {
        return "factor" + factor;
    }
}
