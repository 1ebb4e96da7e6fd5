package org.featurescope.model.formats.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/**
 * A layer of a Keras model.
 *
 * @param name its name, unique in its model
 * @param type its Keras class, for example {@code Conv2D}
 * @param config its configuration
 * @param calls the values that feed each of its calls; one call unless the layer is shared
 */
record KerasLayer(String name, String type, JsonNode config, List<List<Source>> calls) {
    KerasLayer {
        calls = List.copyOf(calls);
    }

    /** The output of a layer's call. */
    record Source(String layer, int call) {}

    /** Returns the name that Keras derives from the class, for example {@code batch_normalization}. */
    String typeInFile() {
        return type.replaceAll("\\W+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    boolean flag(String field, boolean missing) {
        return config.path(field).asBoolean(missing);
    }

    double number(String field, double missing) {
        return config.path(field).asDouble(missing);
    }

    int integer(String field, int missing) {
        return config.path(field).asInt(missing);
    }

    String text(String field, String missing) {
        return config.path(field).asText(missing);
    }

    /** Returns a field for height and width: two whole numbers, or one for both. */
    int[] pair(String field, int missing) {
        JsonNode value = config.path(field);
        if (value.isInt()) {
            return new int[] {value.intValue(), value.intValue()};
        }
        if (value.size() == 2 && value.get(0).isInt() && value.get(1).isInt()) {
            return new int[] {value.get(0).intValue(), value.get(1).intValue()};
        }
        if (value.isMissingNode() || value.isNull()) {
            return new int[] {missing, missing};
        }
        throw problem("has the %s %s, not two whole numbers".formatted(field, value));
    }

    /** Returns a field for what is added or cut before and after height and width: {@code {{top, bottom}, {left, right}}}. */
    int[][] borders(String field) {
        JsonNode value = config.path(field);
        if (value.size() == 2 && value.get(0).size() == 2 && value.get(1).size() == 2) {
            return new int[][] {
                {value.get(0).get(0).asInt(), value.get(0).get(1).asInt()},
                {value.get(1).get(0).asInt(), value.get(1).get(1).asInt()}
            };
        }
        int[] both = pair(field, 0);
        return new int[][] {{both[0], both[0]}, {both[1], both[1]}};
    }

    /** Returns the exception for a layer that cannot be carried over; {@code why} is the end of a sentence. */
    UnsupportedLayerException problem(String why) {
        return new UnsupportedLayerException("%s (%s), which %s".formatted(name, type, why));
    }
}
