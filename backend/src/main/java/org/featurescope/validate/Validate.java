package org.featurescope.validate;

/** Checks arguments from outside. Each method throws {@link InvalidInputException} with the name of the field. */
public final class Validate {
    private Validate() {}

    /** Returns {@code value} if it lies in {@code [least, most]}. */
    public static int inRange(String field, long value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInputException(
                    field, "%s must be between %d and %d, but is %d".formatted(field, least, most, value));
        }
        return (int) value;
    }

    /** Returns {@code value} if it is finite and lies in {@code [least, most]}. */
    public static double inRange(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidInputException(
                    field, "%s must be between %s and %s, but is %s".formatted(field, least, most, value));
        }
        return value;
    }

    /** Throws unless {@code holds}. */
    public static void isTrue(String field, boolean holds, String message) {
        if (!holds) {
            throw new InvalidInputException(field, message);
        }
    }
}
