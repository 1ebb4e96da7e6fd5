package org.featurescope.optimize.objective;

import java.util.regex.Pattern;
import org.featurescope.model.UnitExpression;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/** The names that an objective can hold. */
final class Names {
    private static final Pattern PHOTOGRAPH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
    /** What a label may not hold to be written in an objective: what the grammar itself is made of. */
    private static final Pattern LABEL = Pattern.compile("[^\\s#()\\[\\];\"\\p{Cntrl}][^()\\[\\];\"\\p{Cntrl}]{0,199}");

    private Names() {}

    static void requireLayer(String name) {
        Validate.isTrue(
                Objective.FIELD,
                UnitExpression.isLayerName(name),
                "\"%s\" cannot be the name of a layer".formatted(shortened(name)));
    }

    /** A name or an identifier of a photograph: letters, digits, {@code _}, {@code .} and {@code -}. */
    static void requirePhotograph(String name) {
        Validate.isTrue(
                Objective.FIELD,
                PHOTOGRAPH.matcher(name).matches(),
                "\"%s\" cannot be the name of a photograph".formatted(shortened(name)));
    }

    /** Whether a class's label can be written in an objective's text. */
    static boolean isLabel(String label) {
        return LABEL.matcher(label).matches() && label.equals(label.strip());
    }

    static void requireLabel(String label) {
        if (label.isBlank()) {
            throw new InvalidInputException(
                    Objective.FIELD, "the class needs a name like \"golden retriever\" or an index like #207");
        }
        Validate.isTrue(
                Objective.FIELD, isLabel(label), "\"%s\" cannot be the name of a class".formatted(shortened(label)));
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
