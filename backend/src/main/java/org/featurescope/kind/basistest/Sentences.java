package org.featurescope.kind.basistest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.featurescope.kind.basistest.BasisTestResult.Comparison;
import org.featurescope.kind.basistest.BasisTestResult.Effect;

/** Says the result of a test of a basis in plain sentences, also where nothing was found. */
final class Sentences {
    /** For each statistic its name, and the words for more and for less of it. */
    private static final Map<String, List<String>> WORDS = Map.of(
            "sparsity", List.of("sparsity", "sparser", "less sparse"),
            "kurtosis", List.of("kurtosis", "heavier-tailed", "lighter-tailed"),
            "selectivity", List.of("class selectivity", "more selective for classes", "less selective for classes"));

    private Sentences() {}

    /**
     * Returns the sentences about one side of the ReLU, the main result first.
     *
     * @param where the values, such as {@code mixed4c before ReLU}
     * @param comparisons of the directions of the network
     * @param controls comparisons in which no difference is expected
     */
    static List<String> of(String where, List<Comparison> comparisons, List<Comparison> controls) {
        List<String> sentences = new ArrayList<>();
        find(comparisons, "neurons", "rotations", true)
                .ifPresent(found -> sentences.add(
                        "At %s, %s.".formatted(where, compared("neurons", "random rotations", found.effects()))));
        find(comparisons, "neurons", "branch-rotations", true)
                .ifPresent(found -> sentences.add("Where rotations stay within the branches of the layer, %s."
                        .formatted(compared("neurons", "rotations", found.effects()))));
        addFitted(sentences, comparisons, "k-means", "K-means directions");
        addFitted(sentences, comparisons, "nmf", "non-negative components");
        find(comparisons, "positive", "rotations", true)
                .ifPresent(found -> sentences.add(capitalized(
                        compared("random directions with positive weights", "random rotations", found.effects())
                                + without(comparisons, found) + ".")));
        sentences.add(controlled(controls));
        return sentences;
    }

    /** Returns the comparison of two families, if at least one statistic of it is defined. */
    static Optional<Comparison> find(List<Comparison> comparisons, String of, String against, boolean overall) {
        return comparisons.stream()
                .filter(each -> each.of().equals(of)
                        && each.against().equals(against)
                        && each.overall() == overall
                        && !each.effects().isEmpty())
                .findFirst();
    }

    private static void addFitted(List<String> sentences, List<Comparison> comparisons, String family, String name) {
        find(comparisons, family, "neurons", true)
                .ifPresent(found -> sentences.add("On photographs to which they were not fitted, %s%s."
                        .formatted(compared(name, "neurons", found.effects()), without(comparisons, found))));
    }

    /** Returns a clause about the same comparison with the overall activation taken out. */
    private static String without(List<Comparison> comparisons, Comparison whole) {
        return find(comparisons, whole.of(), whole.against(), false)
                .map(found -> "; once the overall activation is taken out, "
                        + compared("they", whole.against(), found.effects()))
                .orElse("");
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Returns a clause that says in what two families differ and in what not. */
    private static String compared(String family, String others, List<Effect> effects) {
        List<String> different = effects.stream()
                .filter(Effect::isDifferent)
                .map(effect -> "%s (%s)".formatted(words(effect).get(effect.delta() > 0 ? 1 : 2), numbers(effect)))
                .toList();
        List<String> equal = effects.stream()
                .filter(effect -> !effect.isDifferent())
                .map(effect -> "%s (%s)".formatted(words(effect).get(0), numbers(effect)))
                .toList();
        if (different.isEmpty()) {
            String first = family.equals("they") ? "them" : family;
            return "no difference was found between %s and %s in %s".formatted(first, others, listed(equal));
        }
        String found = "%s are %s than %s".formatted(family, listed(different), others);
        return equal.isEmpty() ? found : "%s; no difference was found in %s".formatted(found, listed(equal));
    }

    private static List<String> words(Effect effect) {
        return WORDS.getOrDefault(effect.measure(), List.of(effect.measure(), "more", "less"));
    }

    private static String numbers(Effect effect) {
        return "effect %s, interval %s to %s"
                .formatted(number(effect.delta()), number(effect.low()), number(effect.high()));
    }

    /** Returns a number with two decimals and a minus sign, and with a third one where two would be zero. */
    static String number(double value) {
        String two = String.format(Locale.ROOT, "%.2f", Math.abs(value));
        String text = two.equals("0.00") ? String.format(Locale.ROOT, "%.3f", Math.abs(value)) : two;
        return text.equals("0.000") ? "0" : value < 0 ? "−" + text : text;
    }

    private static String listed(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    private static String controlled(List<Comparison> controls) {
        List<Effect> effects =
                controls.stream().flatMap(control -> control.effects().stream()).toList();
        long different = effects.stream().filter(Effect::isDifferent).count();
        return "Of the %d intervals of the controls, in which nothing should be found, %s."
                .formatted(
                        effects.size(),
                        different == 0
                                ? "all contain 0"
                                : "%d %s not contain 0; by chance one in twenty does not"
                                        .formatted(different, different == 1 ? "does" : "do"));
    }
}
