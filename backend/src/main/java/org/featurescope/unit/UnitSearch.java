package org.featurescope.unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.featurescope.model.Network;
import org.featurescope.model.SourceLayer;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.word.ClassWords;

/** Finds units of networks by words, or by another unit. */
public final class UnitSearch {
    private final KnownResponses known;
    private final List<Network> networks;
    private final List<Network> others;

    /** The names of the only layers to search; empty for all. */
    private final Optional<Set<String>> layers;

    /**
     * Creates a search.
     *
     * @param networks the networks to search; those whose responses are not known are skipped
     * @param others networks whose units a query may name, too
     */
    public UnitSearch(KnownResponses known, List<Network> networks, List<Network> others) {
        this(known, networks, others, Optional.empty());
    }

    private UnitSearch(
            KnownResponses known, List<Network> networks, List<Network> others, Optional<Set<String>> layers) {
        this.known = known;
        this.networks = List.copyOf(networks);
        this.others = List.copyOf(others);
        this.layers = layers;
    }

    /** Creates a search whose queries name units of the searched networks. */
    public UnitSearch(KnownResponses known, List<Network> networks) {
        this(known, networks, List.of());
    }

    /**
     * Creates a search of some layers of a network. Units are found in all of them, also in those for whose units others
     * stand.
     */
    public static UnitSearch ofLayers(KnownResponses known, Network network, Set<String> layers) {
        return new UnitSearch(known, List.of(network), List.of(), Optional.of(Set.copyOf(layers)));
    }

    /**
     * A unit that was found.
     *
     * @param likeness for words the correlation of its mean responses to the classes with those of the query, for a unit see
     *     {@link UnitSearch#like}, -1 to 1
     * @param firesOn what it fires on, if that is known
     * @param effect its effect on the query's classes, if the query asks for it
     */
    public record Found(
            Network network, Unit unit, double likeness, Optional<FiresOn> firesOn, Optional<Effect> effect) {}

    /**
     * A unit's effect on the logits of classes, averaged over the classes.
     *
     * @param weight the weight of its path to the logit
     * @param activation the mean activation on pictures of the class
     * @param mean the mean activation on all pictures
     */
    public record Effect(double weight, double activation, double mean) {}

    /**
     * The units for a query.
     *
     * @param meaning how the query was understood, as a sentence
     * @param units best first
     */
    public record Answer(String meaning, List<Found> units) {
        public Answer {
            units = List.copyOf(units);
        }
    }

    /**
     * Finds units for a text: the name of a unit, such as {@code mixed4c:12}, finds units that respond like it; other
     * words find units that respond to the classes that the words name or describe.
     *
     * @param layer the only layer to search, or empty for all
     * @return empty if the words match no class
     */
    public Optional<Answer> find(String text, String layer, int count) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        return NamedUnit.in(measured(networks), text)
                .or(() -> NamedUnit.in(measured(others), text))
                .map(named -> likeUnit(named, layer, count))
                .orElseGet(() -> byWords(words, layer, count));
    }

    private List<Network> measured(List<Network> among) {
        return among.stream()
                .filter(network -> known.examples(network).isPresent())
                .toList();
    }

    private Optional<Answer> likeUnit(NamedUnit named, String layer, int count) {
        return known.examples(named.network())
                .filter(examples -> examples.has(named.unit()))
                .map(examples -> new Answer(
                        "Units that respond to the same pictures as %s of %s."
                                .formatted(
                                        named.unit(),
                                        named.network().descriptor().title()),
                        like(named.network(), named.unit(), layer, count)));
    }

    /** Returns how alike two units respond, see {@link #like}; empty if the activations of one are not known. */
    public static Optional<Double> likeness(KnownResponses known, NamedUnit one, NamedUnit other) {
        return UnitLikeness.with(known, one.network(), one.unit()).flatMap(likeness -> likeness.of(other));
    }

    /**
     * Returns the units that respond most like a unit, best first, without the unit itself. The likeness of two units is the
     * mean of two cosines: of their activations for the photographs that come with the product, and of their mean responses to
     * classes, if both networks were measured with some. From each list of numbers its mean is subtracted first.
     */
    public List<Found> like(Network of, Unit unit, String layer, int count) {
        Unit source = new Unit(SourceLayer.of(of, of.layer(unit.layer())).name(), unit.channel());
        Optional<UnitLikeness> likeness = UnitLikeness.with(known, of, unit);
        List<Candidate> all = new ArrayList<>();
        for (Network network : networks) {
            likeness.stream()
                    .flatMap(with -> with.most(network, layersOf(network, layer), count + 2).stream())
                    .filter(match -> !network.id().equals(of.id())
                            || !(match.unit().equals(unit) || match.unit().equals(source)))
                    .forEach(match -> all.add(new Candidate(network, match)));
        }
        return best(all, count);
    }

    private Optional<Answer> byWords(String words, String layer, int count) {
        TreeSet<String> labels = new TreeSet<>();
        List<Found> found = most(
                responses -> {
                    List<String> classes = responses.labels();
                    float[] wanted = new float[classes.size()];
                    for (int i = 0; i < wanted.length; i++) {
                        if (ClassWords.matches(words, classes.get(i))) {
                            wanted[i] = 1;
                            labels.add(classes.get(i));
                        }
                    }
                    return wanted;
                },
                layer,
                count);
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Answer(ClassWords.sentence("Units that respond to pictures of", words, labels), found));
    }

    /** Returns the words by which units are found, in alphabetical order, in the singular. */
    public SortedSet<String> words() {
        SortedSet<String> words = new TreeSet<>();
        labels().forEach(label -> words.addAll(ClassWords.of(label)));
        return words;
    }

    /** Returns the labels of the classes for which units are found, in alphabetical order. */
    public SortedSet<String> labels() {
        SortedSet<String> labels = new TreeSet<>();
        networks.forEach(network -> known.of(network).ifPresent(responses -> labels.addAll(responses.labels())));
        return labels;
    }

    /** Returns the wanted response to each class of the given responses. */
    interface Wanted {
        float[] in(UnitResponses responses);
    }

    /**
     * Maps numbers for the classes of some responses to the classes of others by their labels; unknown classes get 0.
     */
    static Wanted of(UnitResponses from, float[] numbers) {
        return responses -> {
            List<String> labels = from.labels();
            List<String> wantedLabels = responses.labels();
            float[] wanted = new float[wantedLabels.size()];
            for (int i = 0; i < wanted.length; i++) {
                int at = labels.indexOf(wantedLabels.get(i));
                wanted[i] = at < 0 ? 0 : numbers[at];
            }
            return wanted;
        };
    }

    private List<Found> most(Wanted wanted, String layer, int count) {
        return best(
                (network, responses) -> {
                    float[] numbers = wanted.in(responses);
                    return isZero(numbers) ? List.of() : responses.most(numbers, layersOf(network, layer), count);
                },
                count);
    }

    private Predicate<String> layersOf(Network network, String layer) {
        return layers.<Predicate<String>>map(chosen -> chosen::contains).orElseGet(() -> searched(network, layer));
    }

    static boolean isZero(float[] numbers) {
        return IntStream.range(0, numbers.length).allMatch(i -> numbers[i] == 0);
    }

    /** Tells which layers are searched: the given one, or all but those for whose units others stand. */
    static Predicate<String> searched(Network network, String layer) {
        return layer.isEmpty()
                ? name -> SourceLayer.of(network, network.layer(name)).name().equals(name)
                : layer::equals;
    }

    /**
     * Returns the best units of all networks whose responses are known.
     *
     * @param matches returns the best units of one network
     */
    List<Found> best(BiFunction<Network, UnitResponses, List<UnitResponses.Match>> matches, int count) {
        List<Candidate> all = new ArrayList<>();
        for (Network network : networks) {
            known.of(network)
                    .ifPresent(responses ->
                            matches.apply(network, responses).forEach(match -> all.add(new Candidate(network, match))));
        }
        return best(all, count);
    }

    private List<Found> best(List<Candidate> candidates, int count) {
        return candidates.stream()
                .sorted(Comparator.comparing(candidate -> -candidate.match.likeness()))
                .limit(count)
                .map(best -> new Found(
                        best.network,
                        best.match.unit(),
                        best.match.likeness(),
                        known.firesOn(best.network, best.match.unit()),
                        Optional.empty()))
                .toList();
    }

    /** A unit that may be among the best. What it fires on is computed only for the best, since that takes longer. */
    private record Candidate(Network network, UnitResponses.Match match) {}
}
