package org.featurescope.model.formats;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.featurescope.validate.InvalidInputException;

/**
 * The values that a network takes for a colour {@code x} in [0, 1]: {@code scale * x + offset}, one for all channels of the
 * input or one for each.
 *
 * @param scale one or more factors
 * @param offset as many summands
 */
public record ValueRange(List<Double> scale, List<Double> offset) {
    public ValueRange {
        scale = List.copyOf(scale);
        offset = List.copyOf(offset);
        if (scale.size() != offset.size()) {
            int most = Math.max(scale.size(), offset.size());
            scale = repeated(scale, most);
            offset = repeated(offset, most);
        }
    }

    /** Creates a range that is the same for all channels. */
    public static ValueRange of(double scale, double offset) {
        return new ValueRange(List.of(scale), List.of(offset));
    }

    private static List<Double> repeated(List<Double> values, int count) {
        if (values.size() == count) {
            return values;
        }
        if (values.size() != 1) {
            throw new InvalidInputException(
                    "offset",
                    "scale and offset have different numbers of values: %d and %d".formatted(values.size(), count));
        }
        return Collections.nCopies(count, values.get(0));
    }

    /** Returns whether all channels have the same range. */
    public boolean isUniform() {
        return scale.stream().distinct().count() == 1
                && offset.stream().distinct().count() == 1;
    }

    /** Returns the values for black and white, for example {@code -1 to 1}. */
    @Override
    public String toString() {
        return isUniform()
                ? text(0)
                : IntStream.range(0, scale.size()).mapToObj(this::text).collect(Collectors.joining(", "));
    }

    private String text(int channel) {
        double black = offset.get(channel);
        return "%s to %s".formatted(number(black), number(black + scale.get(channel)));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? "" + (long) value : "%.4g".formatted(value);
    }
}
