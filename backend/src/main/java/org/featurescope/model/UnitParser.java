package org.featurescope.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.model.UnitExpression.Position;
import org.featurescope.model.UnitExpression.RandomDirection;
import org.featurescope.model.UnitExpression.Term;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.model.UnitExpression.WeightedUnits;
import org.featurescope.validate.InvalidInputException;

/** Parses the grammar of {@link UnitExpression}. */
final class UnitParser {
    private static final int MOST_CHARACTERS = 20_000;
    private static final String LAYER = "[A-Za-z][A-Za-z0-9_.-]{0,99}";
    private static final Pattern LAYER_NAME = Pattern.compile(LAYER);
    private static final Pattern UNIT = Pattern.compile("(" + LAYER + "):(\\d{1,6})");
    private static final Pattern POSITION = Pattern.compile(UNIT + "@(\\d{1,6}),(\\d{1,6})");
    private static final Pattern DIRECTION = Pattern.compile("(" + LAYER + ")~(\\d{1,16})");
    private static final Pattern TERM =
            Pattern.compile("([+-]?)(?:(\\d{1,7}(?:\\.\\d{1,24})?)\\*)?" + UNIT + "(?=[+-]|$)");

    private UnitParser() {}

    static boolean isLayerName(String name) {
        return LAYER_NAME.matcher(name).matches();
    }

    static UnitExpression parse(String field, String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new InvalidInputException(
                    field, "%s must have at most %d characters".formatted(field, MOST_CHARACTERS));
        }
        String written = withPlusSigns(text);
        try {
            return parse(written);
        } catch (NotAnExpression e) {
            throw new InvalidInputException(
                    field,
                    ("%s must be a unit like mixed4c:447, a position like mixed4c:447@6,6, a random direction like"
                                    + " mixed4c~7 or weighted units like 0.8*mixed4c:447+0.6*mixed4c:12, but is \"%s\"")
                            .formatted(field, shortened(text)));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    field, "%s \"%s\": %s".formatted(field, shortened(text), e.getMessage()), e);
        }
    }

    private static UnitExpression parse(String text) throws NotAnExpression {
        Matcher unit = UNIT.matcher(text);
        if (unit.matches()) {
            return new Unit(unit.group(1), Integer.parseInt(unit.group(2)));
        }
        Matcher position = POSITION.matcher(text);
        if (position.matches()) {
            return new Position(
                    position.group(1),
                    Integer.parseInt(position.group(2)),
                    Integer.parseInt(position.group(3)),
                    Integer.parseInt(position.group(4)));
        }
        Matcher direction = DIRECTION.matcher(text);
        if (direction.matches()) {
            return new RandomDirection(direction.group(1), Long.parseLong(direction.group(2)));
        }
        return new WeightedUnits(terms(text));
    }

    private static List<Term> terms(String text) throws NotAnExpression {
        List<Term> terms = new ArrayList<>();
        Matcher term = TERM.matcher(text);
        int next = 0;
        while (next < text.length()) {
            boolean signIsMissing = next > 0 && text.charAt(next) != '+' && text.charAt(next) != '-';
            if (signIsMissing || !term.find(next) || term.start() != next) {
                throw new NotAnExpression();
            }
            double size = term.group(2) == null ? 1 : Double.parseDouble(term.group(2));
            double weight = term.group(1).equals("-") ? -size : size;
            terms.add(new Term(weight, new Unit(term.group(3), Integer.parseInt(term.group(4)))));
            next = term.end();
        }
        if (terms.isEmpty()) {
            throw new NotAnExpression();
        }
        return terms;
    }

    /**
     * Turns the spaces between terms back into plus signs, which a link's query decodes to spaces. Runs of spaces are
     * joined first, since the next pattern would take quadratic time on them.
     */
    private static String withPlusSigns(String text) {
        return text.strip()
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([+-]) ?", "$1")
                .replace(' ', '+');
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }

    private static final class NotAnExpression extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
