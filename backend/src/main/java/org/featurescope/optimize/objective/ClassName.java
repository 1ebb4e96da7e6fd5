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

/** The name of a class: its label or its index. */
public sealed interface ClassName {
    /**
     * Returns the index of the class in the network's class order.
     *
     * @throws NotFoundException if there is no such class
     * @throws InvalidInputException if the name matches several classes, naming them
     */
    int index(Network network);

    /** Returns the full label of the class, or its index where another class has the same label or it cannot be written. */
    default ClassName checkedAgainst(Network network) {
        int index = index(network);
        if (index >= network.labels().size()) {
            return new Indexed(index);
        }
        String label = network.labels().get(index);
        boolean unique =
                network.labels().stream().filter(label::equalsIgnoreCase).count() == 1;
        return unique && Names.isLabel(label) ? new Labelled(label) : new Indexed(index);
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
     * A class by its label: the whole label, one of its comma-separated names, or a substring that only one label contains.
     * Case is ignored.
     */
    record Labelled(String label) implements ClassName {
        private static final int MOST_CANDIDATES = 12;
        private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

        public Labelled {
            Names.requireLabel(label);
        }

        @Override
        public int index(Network network) {
            String name = lower(label);
            List<Predicate<String>> matchers = List.of(
                    name::equals,
                    candidate -> COMMA.splitAsStream(candidate).anyMatch(name::equals),
                    candidate -> candidate.contains(name));
            for (Predicate<String> matcher : matchers) {
                List<Integer> found = IntStream.range(0, network.labels().size())
                        .filter(index -> matcher.test(lower(network.labels().get(index))))
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
