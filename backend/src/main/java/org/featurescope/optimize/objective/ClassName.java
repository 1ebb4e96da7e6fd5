package org.featurescope.optimize.objective;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;

/** How a class is called: by its label or by its index. */
public sealed interface ClassName {
    /**
     * The class's index in the network's class order.
     *
     * @throws NotFoundException if there is no such class
     * @throws InvalidInputException if the name stands for several, naming them
     */
    int index(Network network);

    /** The class by its label in full, or by its index where the label is not its own or cannot be written. */
    default ClassName checkedAgainst(Network network) {
        int index = index(network);
        if (index >= network.labels().size()) {
            return new Indexed(index);
        }
        String label = network.labels().get(index);
        boolean alone =
                network.labels().stream().filter(label::equalsIgnoreCase).count() == 1;
        return alone && Names.isLabel(label) ? new Labelled(label) : new Indexed(index);
    }

    /** A class by its index, from 0; written {@code #207}. */
    record Indexed(int index) implements ClassName {
        public Indexed {
            Validate.inRange("class", index, 0, UnitExpression.MOST_INDEX);
        }

        @Override
        public int index(Network network) {
            int count = ClassLayers.logits(network).channels();
            if (index >= count) {
                throw new NotFoundException(
                        "class", "%s has no class #%d; it has #0 to #%d".formatted(network.id(), index, count - 1));
            }
            return index;
        }

        @Override
        public String toString() {
            return "#" + index;
        }
    }

    /**
     * A class by its label: the whole label, one of the names that its commas part, or a piece that only one label has.
     * Capitals do not matter.
     */
    record Labelled(String label) implements ClassName {
        private static final int MOST_CANDIDATES = 12;
        private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

        public Labelled {
            Names.requireLabel(label);
        }

        @Override
        public int index(Network network) {
            String wanted = lower(label);
            List<Predicate<String>> readings = List.of(
                    wanted::equals,
                    candidate -> COMMA.splitAsStream(candidate).anyMatch(wanted::equals),
                    candidate -> candidate.contains(wanted));
            for (Predicate<String> reading : readings) {
                List<Integer> found = IntStream.range(0, network.labels().size())
                        .filter(index -> reading.test(lower(network.labels().get(index))))
                        .boxed()
                        .toList();
                if (found.size() == 1) {
                    return found.get(0);
                }
                if (!found.isEmpty()) {
                    throw ambiguous(network, found);
                }
            }
            throw new NotFoundException(
                    "class",
                    "%s has no class \"%s\"; it has %d others, for example %s"
                            .formatted(network.id(), label, network.labels().size(), examples(network)));
        }

        private InvalidInputException ambiguous(Network network, List<Integer> found) {
            String candidates = found.stream()
                    .limit(MOST_CANDIDATES)
                    .map(index -> "#%d %s".formatted(index, network.labels().get(index)))
                    .collect(Collectors.joining("; "));
            String more = found.size() > MOST_CANDIDATES ? " and others" : "";
            return new InvalidInputException(
                    Objective.FIELD,
                    "\"%s\" can mean %d classes of %s: %s%s; write the index"
                            .formatted(label, found.size(), network.id(), candidates, more));
        }

        private static String examples(Network network) {
            return network.labels().stream().limit(3).collect(Collectors.joining("; "));
        }

        private static String lower(String text) {
            return text.toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return label;
        }
    }
}
