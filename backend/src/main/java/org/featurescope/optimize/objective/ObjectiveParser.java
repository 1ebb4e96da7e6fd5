package org.featurescope.optimize.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.validate.InvalidInputException;

/**
 * A recursive-descent parser of the grammar that {@link Objective} documents. The text is not trusted: its length and the
 * depth of its parentheses are bounded.
 */
final class ObjectiveParser {
    private static final int MOST_CHARACTERS = 20_000;
    private static final int MOST_DEPTH = 32;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}(?:\\.\\d{1,30})?(?:[eE][+-]?\\d{1,2})?");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,30}");

    private final String text;
    private int at;
    private int depth;

    ObjectiveParser(String text) {
        this.text = text;
    }

    Objective parse() {
        if (text.length() > MOST_CHARACTERS) {
            throw new InvalidInputException(
                    Objective.FIELD, "the objective must have at most %d characters".formatted(MOST_CHARACTERS));
        }
        Objective objective = sum();
        if (at < text.length()) {
            throw problem("nothing more is expected here but +, - or * and an objective");
        }
        return objective;
    }

    private Objective sum() {
        Objective sum = product();
        while (true) {
            int before = at;
            skipSpaces();
            if (take('+')) {
                sum = joined(sum, '+', before);
            } else if (take('-')) {
                sum = joined(sum, '-', before);
            } else if (at > before && at < text.length() && startsOperand(text.charAt(at))) {
                sum = joined(sum, '+', before);
            } else {
                return sum;
            }
        }
    }

    private Objective joined(Objective left, char sign, int start) {
        Objective right = product();
        return made(
                start,
                () -> sign == '+'
                        ? new Composition.Sum(List.of(left, right))
                        : new Composition.Difference(left, right));
    }

    private Objective product() {
        int start = at;
        List<Objective> factors = new ArrayList<>(List.of(factor()));
        while (takeAfterSpaces('*')) {
            factors.add(factor());
        }
        return factors.size() == 1 ? factors.get(0) : made(start, () -> new Composition.Product(factors));
    }

    /** Parses a factor with its numbers, signs and parentheses; each of these adds one level of nesting. */
    private Objective factor() {
        skipSpaces();
        if (++depth > MOST_DEPTH) {
            throw problem("the objective is nested more than %d deep".formatted(MOST_DEPTH));
        }
        int start = at;
        boolean negated = take('-');
        skipSpaces();
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        Objective factor;
        if (number.lookingAt()) {
            at = number.end();
            double size = Double.parseDouble(number.group());
            if (!takeAfterSpaces('*')) {
                throw problem("a number is to be followed by * and an objective");
            }
            Objective scaled = factor();
            factor = made(start, () -> new Composition.Scale(negated ? -size : size, scaled));
        } else if (negated) {
            Objective scaled = factor();
            factor = made(start, () -> new Composition.Scale(-1, scaled));
        } else if (take('(')) {
            factor = sum();
            expect(')');
        } else {
            factor = named();
        }
        depth--;
        return factor;
    }

    private Objective named() {
        int start = at;
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            throw problem("an objective is expected, like channel(mixed4c:447)");
        }
        at = name.end();
        return switch (name.group()) {
            case "each" -> {
                List<Objective> parts = parts();
                yield made(start, () -> new Composition.Each(parts));
            }
            case "between" -> {
                List<Objective> parts = parts();
                if (parts.size() != 2) {
                    throw problem("between takes two objectives, but has %d".formatted(parts.size()));
                }
                yield new Composition.Between(parts.get(0), parts.get(1));
            }
            default -> leaf(start, name.group());
        };
    }

    private List<Objective> parts() {
        expect('(');
        List<Objective> parts = new ArrayList<>();
        do {
            parts.add(sum());
        } while (takeAfterSpaces(';'));
        expect(')');
        return parts;
    }

    private Objective leaf(int start, String name) {
        if (!LeafParser.isName(name)) {
            at = start;
            throw problem(
                    "there is no objective \"%s\"; there are %s, each and between".formatted(name, LeafParser.names()));
        }
        String arguments = "";
        if (takeAfterSpaces('(')) {
            int end = text.indexOf(')', at);
            if (end < 0) {
                throw problem("the ) of %s is missing".formatted(name));
            }
            arguments = text.substring(at, end);
            at = end + 1;
        }
        String given = arguments;
        return made(start, () -> LeafParser.parse(name, given));
    }

    /** Returns what {@code constructor} makes; adds the position in the text to the message of an error. */
    private Objective made(int start, Supplier<Objective> constructor) {
        try {
            return constructor.get();
        } catch (InvalidInputException e) {
            at = start;
            skipSpaces();
            throw problem(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean takeAfterSpaces(char expected) {
        int before = at;
        skipSpaces();
        if (take(expected)) {
            return true;
        }
        at = before;
        return false;
    }

    private boolean take(char expected) {
        boolean found = at < text.length() && text.charAt(at) == expected;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char expected) {
        if (!takeAfterSpaces(expected)) {
            throw problem("%s is expected".formatted(expected));
        }
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean startsOperand(char character) {
        return character == '(' || Character.isLetterOrDigit(character);
    }

    private InvalidInputException problem(String what) {
        return new InvalidInputException(Objective.FIELD, withPosition(what));
    }

    private InvalidInputException problem(String what, RuntimeException cause) {
        return new InvalidInputException(Objective.FIELD, withPosition(what), cause);
    }

    private String withPosition(String what) {
        String rest = at < text.length() ? "at \"%s\"".formatted(Names.shortened(text.substring(at))) : "at its end";
        return "the objective, character %d, %s: %s".formatted(at + 1, rest, what);
    }
}
