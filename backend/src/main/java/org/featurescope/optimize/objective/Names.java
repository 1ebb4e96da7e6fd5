package org.featurescope.optimize.objective;

import java.util.regex.Pattern;
import org.featurescope.model.UnitExpression;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/** Checks the names of layers, photographs and classes in objectives. */
final class Names {
    private static final Pattern PHOTOGRAPH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
    /** Labels that can be written in an objective: those without characters of the grammar. */
    private static final Pattern LABEL = Pattern.compile("[^\\s#()\\[\\];\"\\p{Cntrl}][^()\\[\\];\"\\p{Cntrl}]{0,199}");

    private Names() {}

    /** Throws {@link InvalidInputException} if no layer can have this name. */
    static void requireLayer(String name) {
        Validate.isTrue(
                Objective.FIELD,
                UnitExpression.isLayerName(name),
                "\"%s\" cannot be the name of a layer".formatted(shortened(name)));
    }

    /**
     * Throws {@link InvalidInputException} if no photograph can have this name or identifier: letters, digits, {@code _},
     * {@code .} and {@code -}.
     */
    static void requirePhotograph(String name) {
        Validate.isTrue(
                Objective.FIELD,
                PHOTOGRAPH.matcher(name).matches(),
                "\"%s\" cannot be the name of a photograph".formatted(shortened(name)));
    }

    /** Returns whether a class's label can be written in an objective's text. */
    static boolean isLabel(String label) {
        return LABEL.matcher(label).matches() && label.equals(label.strip());
    }

    /** Throws {@link InvalidInputException} if the label cannot be written in an objective's text. */
    static void requireLabel(String label) {
        if (label.isBlank()) {
            throw new InvalidInputException(
                    Objective.FIELD, "the class needs a name like \"golden retriever\" or an index like #207");
        }
        Validate.isTrue(
                Objective.FIELD, isLabel(label), "\"%s\" cannot be the name of a class".formatted(shortened(label)));
    }

    /** Returns the beginning of a long text, for messages. */
    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
