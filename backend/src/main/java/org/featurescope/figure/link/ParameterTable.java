package org.featurescope.figure.link;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.featurescope.optimize.Preset;
import org.featurescope.validate.InvalidInputException;

/**
 * The list of the parameters of a kind of figure. It reads the kind's specs from JSON and links, writes them as both,
 * and returns their JSON Schema. Immutable.
 *
 * <pre>{@code
 * static final ParameterTable<ChannelSpec> TABLE = OptimizationParameters.addTo(
 *         NetworkReference.addTo(ParameterTable.of("channel", ChannelSpec::of), ChannelSpec::network)
 *                 .with(Parameters.UNIT, ChannelSpec::unit),
 *         ChannelSpec::optimization);
 * }</pre>
 *
 * @param <S> the record that holds a spec
 */
public final class ParameterTable<S> {
    /** The field that names the kind. */
    public static final String KIND = "kind";

    /** The number of digits of a hash that a readable link contains. */
    private static final int HASH_IN_LINK = 12;

    private static final List<String> HASHES =
            List.of(NetworkReference.MODEL_HASH.name(), NetworkReference.DESCRIPTOR_HASH.name(), NamedSet.HASH.name());

    private final String kind;
    private final Function<Values, S> constructor;
    private final List<Row<S, ?>> rows;
    private final List<ChosenDefault> chosenDefaults;

    private ParameterTable(
            String kind, Function<Values, S> constructor, List<Row<S, ?>> rows, List<ChosenDefault> chosenDefaults) {
        this.kind = kind;
        this.constructor = constructor;
        this.rows = List.copyOf(rows);
        this.chosenDefaults = List.copyOf(chosenDefaults);
    }

    /** The default of a parameter where another one, which stands before it, has some value. */
    private record ChosenDefault(String chosen, Object value, String parameter, Object fallback) {}

    /**
     * Returns a table without parameters.
     *
     * @param kind the name of the kind
     * @param constructor creates a spec from the values of all parameters of the finished table
     */
    public static <S> ParameterTable<S> of(String kind, Function<Values, S> constructor) {
        return new ParameterTable<S>(kind, constructor, List.of(), List.of());
    }

    /**
     * Returns this table with one more parameter.
     *
     * @param value returns the value of the parameter in a spec
     */
    public <V> ParameterTable<S> with(Parameter<V> parameter, Function<? super S, V> value) {
        List<Row<S, ?>> more = new ArrayList<>(rows);
        more.add(new Row<S, V>(parameter, value, Optional.empty()));
        return new ParameterTable<>(kind, constructor, more, chosenDefaults);
    }

    /**
     * Returns this table with another default of a parameter where one that stands before it has some value. The parameter is
     * in every link.
     *
     * @param chosen the one that stands before it
     * @param value the value of that one
     * @param fallback the default of {@code parameter} then
     */
    public <C, V> ParameterTable<S> withDefault(Parameter<C> chosen, C value, Parameter<V> parameter, V fallback) {
        if (parameter.presence() != Parameter.Presence.EVERYWHERE) {
            throw new IllegalArgumentException("links leave out " + parameter.name());
        }
        List<ChosenDefault> more = new ArrayList<>(chosenDefaults);
        more.add(new ChosenDefault(chosen.name(), value, parameter.name(), fallback));
        return new ParameterTable<>(kind, constructor, rows, more);
    }

    /**
     * Returns this table with some parameters fixed at their defaults. Any other value of a fixed parameter is refused.
     * Schema and links do not contain it, but JSON does.
     *
     * @param why what the kind does instead; it ends the sentence "... has no effect in the kind ..., "
     */
    public ParameterTable<S> without(Set<String> names, String why) {
        List<Row<S, ?>> fixed = new ArrayList<>();
        for (Row<S, ?> row : rows) {
            fixed.add(names.contains(row.parameter().name()) ? row.fixed(why) : row);
        }
        return new ParameterTable<>(kind, constructor, fixed, chosenDefaults);
    }

    /** Returns the name of the kind. */
    public String kind() {
        return kind;
    }

    /**
     * Reads a spec and fills in every default.
     *
     * @throws InvalidInputException if a field is unknown, missing, of the wrong type or out of range; the exception
     *     names it
     */
    public S read(SpecSource source) {
        refuseUnknown(source);
        Preset preset = source.names().contains(OptimizationParameters.PRESET.name())
                ? valueOf(OptimizationParameters.PRESET, source, Preset.QUICK)
                : Preset.QUICK;
        Map<String, Object> values = new HashMap<>();
        for (Row<S, ?> row : rows) {
            Object value = source.names().contains(row.parameter().name())
                    ? valueOf(row.parameter(), source, preset)
                    : chosenDefault(row.parameter(), values).orElseGet(() -> valueOf(row.parameter(), source, preset));
            row.requireDefault(kind, value);
            values.put(row.parameter().name(), value);
        }
        return constructor.apply(new Values(values));
    }

    private Optional<Object> chosenDefault(Parameter<?> parameter, Map<String, Object> before) {
        return chosenDefaults.stream()
                .filter(other ->
                        other.parameter.equals(parameter.name()) && other.value.equals(before.get(other.chosen)))
                .map(ChosenDefault::fallback)
                .findFirst();
    }

    private <V> V valueOf(Parameter<V> parameter, SpecSource source, Preset preset) {
        return source.read(parameter)
                .or(() -> parameter.fallback(preset))
                .orElseThrow(() -> new InvalidInputException(
                        parameter.name(),
                        "the kind \"%s\" needs the parameter %s: %s"
                                .formatted(kind, parameter.name(), parameter.description())));
    }

    private void refuseUnknown(SpecSource source) {
        List<String> known = new ArrayList<>(List.of(KIND));
        rows.stream()
                .filter(row -> !row.isFixed())
                .forEach(row -> known.add(row.parameter().name()));
        for (String name : source.names()) {
            if (!known.contains(name)
                    && rows.stream().noneMatch(row -> row.parameter().name().equals(name))) {
                throw new InvalidInputException(
                        ParameterTypes.shortened(name),
                        "the kind \"%s\" has no parameter %s; it has %s"
                                .formatted(kind, ParameterTypes.quoted(name), String.join(", ", known)));
            }
        }
    }

    /** Returns a spec as JSON, with the values of all parameters whose {@link Parameter.Presence} allows it. */
    public ObjectNode toJson(S spec) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(KIND, kind);
        rows.forEach(row -> row.putInto(json, spec));
        return json;
    }

    /** Returns a spec as the query of a readable link. Hashes are abbreviated to {@value #HASH_IN_LINK} digits. */
    public String toQuery(S spec) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(KIND, kind);
        Preset preset = preset(spec);
        rows.forEach(row -> row.putInto(query, spec, preset));
        for (String hash : HASHES) {
            query.computeIfPresent(
                    hash, (name, digits) -> digits.substring(0, Math.min(HASH_IN_LINK, digits.length())));
        }
        return QueryString.print(query);
    }

    private Preset preset(S spec) {
        return rows.stream()
                .filter(row -> row.parameter() == OptimizationParameters.PRESET)
                .map(row -> (Preset) row.value().apply(spec))
                .findFirst()
                .orElse(Preset.QUICK);
    }

    /** Returns the JSON Schema (draft 2020-12) of the specs that {@link #read} accepts. */
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject(KIND).put("const", kind);
        var required = schema.putArray("required").add(KIND);
        for (Row<S, ?> row : rows) {
            if (row.isFixed()) {
                continue;
            }
            properties.set(row.parameter().name(), row.parameter().schema());
            if (row.mustBeGiven()) {
                required.add(row.parameter().name());
            }
        }
        return schema.put("additionalProperties", false);
    }

    /**
     * A parameter and the function that returns its value in a spec.
     *
     * @param fixed the reason why the parameter is fixed at its default; empty if it is not fixed
     */
    private record Row<S, V>(Parameter<V> parameter, Function<? super S, V> value, Optional<String> fixed) {
        Row<S, V> fixed(String why) {
            return new Row<>(parameter, value, Optional.of(why));
        }

        boolean isFixed() {
            return fixed.isPresent();
        }

        boolean mustBeGiven() {
            return parameter.fallback(Preset.QUICK).isEmpty() && !NetworkReference.FILLED_IN.contains(parameter);
        }

        /** Throws {@link InvalidInputException} if the parameter is fixed and the value is not its default. */
        void requireDefault(String kind, Object given) {
            boolean isDefault = Optional.of(given).equals(parameter.fallback(Preset.QUICK));
            if (isFixed() && !isDefault) {
                throw new InvalidInputException(
                        parameter.name(),
                        "%s has no effect in the kind \"%s\", %s; leave it out"
                                .formatted(parameter.name(), kind, fixed.orElse("")));
            }
        }

        private boolean isDefault(V written, Preset preset) {
            return parameter.fallback(preset).equals(Optional.of(written));
        }

        void putInto(ObjectNode json, S spec) {
            V written = value.apply(spec);
            if (parameter.presence() != Parameter.Presence.NOWHERE || !isDefault(written, Preset.QUICK)) {
                json.set(parameter.name(), parameter.type().toJson(written));
            }
        }

        void putInto(Map<String, String> query, S spec, Preset preset) {
            V written = value.apply(spec);
            if (isFixed()) {
                return;
            }
            if (parameter.presence() == Parameter.Presence.EVERYWHERE || !isDefault(written, preset)) {
                query.put(parameter.name(), parameter.type().toText(written));
            }
        }
    }

    /** The values of all parameters of a table. */
    public static final class Values {
        private final Map<String, Object> values;

        private Values(Map<String, Object> values) {
            this.values = values;
        }

        /** Returns the value of a parameter of the table. */
        @SuppressWarnings("unchecked") // each value was read by the parameter's own type
        public <V> V get(Parameter<V> parameter) {
            return (V) Objects.requireNonNull(values.get(parameter.name()), parameter.name());
        }

        /**
         * Returns the value of a whole number as an {@code int}.
         *
         * @throws ArithmeticException if the value is out of the range of an {@code int}
         */
        public int getInt(Parameter<Long> parameter) {
            return Math.toIntExact(get(parameter));
        }
    }
}
