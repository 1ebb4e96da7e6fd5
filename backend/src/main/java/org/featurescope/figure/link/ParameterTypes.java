package org.featurescope.figure.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.featurescope.validate.InvalidInputException;

/** The types of parameters that several kinds of figures use. */
public final class ParameterTypes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_SHOWN = 80;

    private ParameterTypes() {}

    /**
     * A whole number in {@code [least, most]}. JSON may write it with a decimal point or an exponent: {@code 128.0} and
     * {@code 1.28e2} are read as 128.
     */
    public record WholeNumber(long least, long most) implements ParameterType<Long> {
        private static final Pattern DIGITS = Pattern.compile("-?\\d{1,18}");

        @Override
        public Long fromJson(String field, JsonNode json) {
            if (json.isIntegralNumber() && json.canConvertToLong()) {
                return checked(field, json.longValue(), json.toString());
            }
            double value = json.isNumber() ? json.doubleValue() : Double.NaN;
            if (value == Math.rint(value) && Math.abs(value) <= 1L << 53) {
                return checked(field, (long) value, json.toString());
            }
            throw refused(field, json.toString());
        }

        @Override
        public Long fromText(String field, String text) {
            if (!DIGITS.matcher(text).matches()) {
                throw refused(field, quoted(text));
            }
            return checked(field, Long.parseLong(text), text);
        }

        private Long checked(String field, long value, String given) {
            if (value < least || value > most) {
                throw refused(field, given);
            }
            return value;
        }

        private InvalidInputException refused(String field, String given) {
            return ParameterTypes.refused(field, "a whole number between %d and %d".formatted(least, most), given);
        }

        @Override
        public JsonNode toJson(Long value) {
            return JSON.numberNode((long) value);
        }

        @Override
        public String toText(Long value) {
            return Long.toString(value);
        }

        @Override
        public ObjectNode schema() {
            return JSON.objectNode()
                    .put("type", "integer")
                    .put("minimum", least)
                    .put("maximum", most);
        }
    }

    /** A number in {@code [least, most]}. */
    public record Decimal(double least, double most) implements ParameterType<Double> {
        private static final Pattern FORM = Pattern.compile("-?\\d{1,9}(?:\\.\\d{1,20})?(?:[eE]-?\\d{1,2})?");

        @Override
        public Double fromJson(String field, JsonNode json) {
            if (!json.isNumber()) {
                throw refused(field, json.toString());
            }
            return checked(field, json.doubleValue(), json.toString());
        }

        @Override
        public Double fromText(String field, String text) {
            if (!FORM.matcher(text).matches()) {
                throw refused(field, quoted(text));
            }
            return checked(field, Double.parseDouble(text), text);
        }

        private Double checked(String field, double value, String given) {
            if (!(value >= least && value <= most)) {
                throw refused(field, given);
            }
            return value;
        }

        private InvalidInputException refused(String field, String given) {
            return ParameterTypes.refused(
                    field, "a number between %s and %s".formatted(shown(least), shown(most)), given);
        }

        /** Returns a number as links write it: without a decimal point if it is a whole number. */
        public static String shown(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }

        @Override
        public JsonNode toJson(Double value) {
            return JSON.numberNode((double) value);
        }

        @Override
        public String toText(Double value) {
            return shown(value);
        }

        @Override
        public ObjectNode schema() {
            return JSON.objectNode().put("type", "number").put("minimum", least).put("maximum", most);
        }
    }

    /** A truth value, written {@code true} or {@code false}. */
    public record Flag() implements ParameterType<Boolean> {
        private static final String ALLOWED = "true or false";

        @Override
        public Boolean fromJson(String field, JsonNode json) {
            if (!json.isBoolean()) {
                throw refused(field, ALLOWED, json.toString());
            }
            return json.booleanValue();
        }

        @Override
        public Boolean fromText(String field, String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw refused(field, ALLOWED, quoted(text));
            };
        }

        @Override
        public JsonNode toJson(Boolean value) {
            return JSON.booleanNode(value);
        }

        @Override
        public String toText(Boolean value) {
            return value.toString();
        }

        @Override
        public ObjectNode schema() {
            return JSON.objectNode().put("type", "boolean");
        }
    }

    /**
     * One of an enum's constants, written in lower case with dashes instead of underscores.
     *
     * @param constants the enum
     * @param labels what people call each constant, in their order
     */
    public record Choice<E extends Enum<E>>(Class<E> constants, List<String> labels) implements ParameterType<E> {
        /** Creates the type; there must be a label for each constant. */
        public Choice {
            labels = List.copyOf(labels);
            if (labels.size() != constants.getEnumConstants().length) {
                throw new IllegalArgumentException("a label is missing for a constant of " + constants.getName());
            }
        }

        /** Returns the type of an enum whose constants people call so, in their order. */
        public static <E extends Enum<E>> Choice<E> of(Class<E> constants, String... labels) {
            return new Choice<>(constants, List.of(labels));
        }

        @Override
        public E fromJson(String field, JsonNode json) {
            if (!json.isTextual()) {
                throw refused(field, json.toString());
            }
            return fromText(field, json.textValue());
        }

        @Override
        public E fromText(String field, String text) {
            return Arrays.stream(constants.getEnumConstants())
                    .filter(constant -> toText(constant).equals(text))
                    .findFirst()
                    .orElseThrow(() -> refused(field, quoted(text)));
        }

        private InvalidInputException refused(String field, String given) {
            String allowed = Arrays.stream(constants.getEnumConstants())
                    .map(constant -> "\"" + toText(constant) + "\"")
                    .collect(Collectors.joining(", "));
            return ParameterTypes.refused(field, "one of " + allowed, given);
        }

        @Override
        public JsonNode toJson(E value) {
            return JSON.textNode(toText(value));
        }

        @Override
        public String toText(E value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public ObjectNode schema() {
            ObjectNode schema = JSON.objectNode().put("type", "string");
            var names = schema.putArray("enum");
            ObjectNode called = schema.putObject("x-labels");
            for (E constant : constants.getEnumConstants()) {
                names.add(toText(constant));
                called.put(toText(constant), labels.get(constant.ordinal()));
            }
            return schema;
        }
    }

    /**
     * A text that matches a regular expression.
     *
     * @param form the regular expression, which must match the whole text
     * @param allowed a description of the texts that are allowed, for messages
     * @param format what the text names, the format of its JSON Schema, by which the figure maker chooses a control;
     *     empty for any text
     */
    public record Text(Pattern form, String allowed, String format) implements ParameterType<String> {
        /** Creates the type of a text that names nothing. */
        public Text(Pattern form, String allowed) {
            this(form, allowed, "");
        }

        @Override
        public String fromJson(String field, JsonNode json) {
            if (!json.isTextual()) {
                throw refused(field, allowed, json.toString());
            }
            return fromText(field, json.textValue());
        }

        @Override
        public String fromText(String field, String text) {
            if (!form.matcher(text).matches()) {
                throw refused(field, allowed, quoted(text));
            }
            return text;
        }

        @Override
        public JsonNode toJson(String value) {
            return JSON.textNode(value);
        }

        @Override
        public String toText(String value) {
            return value;
        }

        @Override
        public ObjectNode schema() {
            ObjectNode schema = JSON.objectNode().put("type", "string").put("pattern", "^(?:" + form.pattern() + ")$");
            return format.isEmpty() ? schema : schema.put("format", format);
        }
    }

    /**
     * Returns the exception for a value that is not allowed.
     *
     * @param field the name of the parameter
     * @param allowed a description of what is allowed
     * @param given the value, which the message shortens
     */
    public static InvalidInputException refused(String field, String allowed, String given) {
        return new InvalidInputException(field, "%s must be %s, but is %s".formatted(field, allowed, shortened(given)));
    }

    /** Returns a text for use in a message: shortened and in quotation marks. */
    public static String quoted(String text) {
        return "\"" + shortened(text) + "\"";
    }

    /**
     * Returns a text from a request for use in a message: its first {@value #MOST_SHOWN} characters if it is longer.
     */
    public static String shortened(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    }
}
