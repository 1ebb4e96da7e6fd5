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
import java.util.stream.IntStream;
import org.featurescope.optimize.objective.term.Combination.Weighted;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The objectives of all pictures of a batch, arranged in slots. Each slot holds at most one term of each picture, all of one
 * form, and is compiled to one set of nodes whatever the size of the batch; a picture without a term in a slot has the weight
 * 0 there. So a grid of channels of one layer is one slot, and a batch that reads two layers has two slots, each used by some
 * of the pictures.
 */
final class Slots {
    private static final String WEIGHT = "weight";

    /** The term of each picture, of which at least one is present. */
    private record Slot(List<Optional<Weighted>> pictures) {
        /** Returns any of the terms; all have the same form. */
        Term sample() {
            return pictures.stream()
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow()
                    .term();
        }

        /** Returns the slots of each factor of a product; empty for other terms. */
        List<Slots> factors() {
            return IntStream.range(0, sample().factors().size())
                    .mapToObj(factor -> of(pictures.stream()
                            .map(picture -> picture.map(
                                    weighted -> weighted.term().factors().get(factor)))
                            .toList()))
                    .toList();
        }
    }

    /** The {@code occurrence}-th term of that form. */
    private record Key(String form, int occurrence) {}

    private final List<Slot> slots;

    private Slots(List<Slot> slots) {
        this.slots = slots;
    }

    /** Arranges the pictures' objectives; an empty one stands for a picture without an objective. */
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

    /** Returns the forms of the slots, in the order in which they are built. */
    String form() {
        return slots.stream().map(slot -> slot.sample().form()).collect(Collectors.joining(" + "));
    }

    /** Returns the number of all leaf terms, including those within products. */
    int leaves() {
        return slots.stream()
                .map(Slot::factors)
                .mapToInt(factors -> factors.isEmpty()
                        ? 1
                        : factors.stream().mapToInt(Slots::leaves).sum())
                .sum();
    }

    /** Adds the nodes of the sum of the slots, {@code [batch]}. */
    Operand<TFloat32> build(TermScope scope) {
        List<Operand<TFloat32>> weighted = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            TermScope term = scope.within(name(i));
            weighted.add(term.tf().math.mul(slot.sample().build(term, slot.factors()), term.placeholder(WEIGHT)));
        }
        return weighted.size() == 1 ? weighted.get(0) : scope.tf().math.addN(weighted);
    }

    /** Fills in the values of all placeholders that {@link #build} adds. */
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
                weighted.term().feed(row, feeds);
            });
        }
        List<Slots> factors = slot.factors();
        for (int i = 0; i < factors.size(); i++) {
            factors.get(i).feed(feeds.within(factorName(i)));
        }
    }

    private static String name(int slot) {
        return "term" + slot;
    }

    /** Returns the name of the scope of a factor of a product. */
    static String factorName(int factor) {
        return "factor" + factor;
    }
}
