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
import org.featurescope.figure.FigureSpec;
import org.featurescope.optimize.Preset;
import org.featurescope.validate.InvalidInputException;

/**
 * The parameters of one kind of figure, as a table. From it come all reading and printing of its specs, as JSON and as
 * links, and their JSON Schema, so that nothing of them is written twice.
 *
 * <pre>{@code
 * static final ParameterTable<ChannelSpec> TABLE = ParameterTable.of("channel", ChannelSpec::of)
 *         .with(Parameters.UNIT, ChannelSpec::unit)
 *         .with(Parameters.SEED, ChannelSpec::seed);
 * }</pre>
 *
 * Every table begins with the model and its hash. Immutable.
 *
 * @param <S> the kind's spec
 */
public final class ParameterTable<S extends FigureSpec> {
    /** The field that names the kind. */
    public static final String KIND = "kind";

    /** Digits of a hash in a readable link. */
    private static final int HASH_IN_LINK = 12;

    private static final List<String> HASHES = List.of(Parameters.MODEL_HASH.name(), NamedSet.HASH.name());

    private final String kind;
    private final Function<Values, S> constructor;
    private final List<Row<S, ?>> rows;

    private ParameterTable(String kind, Function<Values, S> constructor, List<Row<S, ?>> rows) {
        this.kind = kind;
        this.constructor = constructor;
        this.rows = List.copyOf(rows);
    }

    /** A table with the model and its hash; {@code constructor} makes a spec of the values of all its parameters. */
    public static <S extends FigureSpec> ParameterTable<S> of(String kind, Function<Values, S> constructor) {
        return new ParameterTable<S>(kind, constructor, List.of())
                .with(Parameters.MODEL, FigureSpec::model)
                .with(Parameters.MODEL_HASH, FigureSpec::modelHash);
    }

    /** This table and one more parameter, whose value in a spec {@code value} gives. */
    public <V> ParameterTable<S> with(Parameter<V> parameter, Function<? super S, V> value) {
        List<Row<S, ?>> more = new ArrayList<>(rows);
        more.add(new Row<S, V>(parameter, value, Optional.empty()));
        return new ParameterTable<>(kind, constructor, more);
    }

    /**
     * This table, in which parameters of these names say nothing: they cannot be given anything but what they usually are, are
     * not described, and stand in no link. Where they are told in JSON they stay what they were.
     *
     * @param why what the kind does instead, as the end of a sentence
     */
    public ParameterTable<S> without(Set<String> names, String why) {
        List<Row<S, ?>> fixed = new ArrayList<>();
        for (Row<S, ?> row : rows) {
            fixed.add(names.contains(row.parameter().name()) ? row.fixed(why) : row);
        }
        return new ParameterTable<>(kind, constructor, fixed);
    }

    /** The name of the kind. */
    public String kind() {
        return kind;
    }

    /**
     * The spec that is written in {@code source}, of the network given, with every default filled in.
     *
     * @throws InvalidInputException naming the field that is unknown, missing, ill-typed or out of range
     */
    public S read(SpecSource source, String model, String modelHash) {
        refuseUnknown(source);
        Preset preset = source.names().contains(Parameters.PRESET.name())
                ? valueOf(Parameters.PRESET, source, Preset.QUICK)
                : Preset.QUICK;
        Map<String, Object> values = new HashMap<>();
        for (Row<S, ?> row : rows) {
            Object value = valueOf(row.parameter(), source, model, modelHash, preset);
            row.requireUsual(kind, value);
            values.put(row.parameter().name(), value);
        }
        return constructor.apply(new Values(values));
    }

    private Object valueOf(Parameter<?> parameter, SpecSource source, String model, String modelHash, Preset preset) {
        if (parameter == Parameters.MODEL) {
            return model;
        }
        if (parameter == Parameters.MODEL_HASH) {
            return modelHash;
        }
        return valueOf(parameter, source, preset);
    }

    private <V> V valueOf(Parameter<V> parameter, SpecSource source, Preset preset) {
        return source.read(parameter)
                .or(() -> parameter.fallback(preset))
                .orElseThrow(() -> new InvalidInputException(
                        parameter.name(),
                        "a %s figure needs %s: %s".formatted(kind, parameter.name(), parameter.description())));
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
                        "a %s figure has no field %s; it has %s"
                                .formatted(kind, ParameterTypes.quoted(name), String.join(", ", known)));
            }
        }
    }

    /** The spec as JSON, complete. */
    public ObjectNode toJson(S spec) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(KIND, kind);
        rows.forEach(row -> row.putInto(json, spec));
        return json;
    }

    /** The spec as the query of a readable link, complete but for the tails of hashes. */
    public String toQuery(S spec) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(KIND, kind);
        Preset preset = spec.preset();
        rows.forEach(row -> row.putInto(query, spec, preset));
        for (String hash : HASHES) {
            query.computeIfPresent(
                    hash, (name, digits) -> digits.substring(0, Math.min(HASH_IN_LINK, digits.length())));
        }
        return QueryString.print(query);
    }

    /** The JSON Schema (draft 2020-12) of the spec as it may be given. */
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
            if (Parameters.mustBeGiven(row.parameter())) {
                required.add(row.parameter().name());
            }
        }
        return schema.put("additionalProperties", false);
    }

    /**
     * A parameter and its value in a spec.
     *
     * @param fixed why it says nothing here, if it does not
     */
    private record Row<S, V>(Parameter<V> parameter, Function<? super S, V> value, Optional<String> fixed) {
        Row<S, V> fixed(String why) {
            return new Row<>(parameter, value, Optional.of(why));
        }

        boolean isFixed() {
            return fixed.isPresent();
        }

        /** Nothing is given that would be ignored. */
        void requireUsual(String kind, Object given) {
            boolean isUsual = Optional.of(given).equals(parameter.fallback(Preset.QUICK));
            if (isFixed() && !isUsual) {
                throw new InvalidInputException(
                        parameter.name(),
                        "%s says nothing in a %s figure, %s; leave it out"
                                .formatted(parameter.name(), kind, fixed.orElse("")));
            }
        }

        void putInto(ObjectNode json, S spec) {
            json.set(parameter.name(), parameter.type().toJson(value.apply(spec)));
        }

        void putInto(Map<String, String> query, S spec, Preset preset) {
            V written = value.apply(spec);
            if (isFixed()) {
                return;
            }
            if (!parameter.quiet() || !parameter.fallback(preset).equals(Optional.of(written))) {
                query.put(parameter.name(), parameter.type().toText(written));
            }
        }
    }

    /** A value for every parameter of a table. */
    public static final class Values {
        private final Map<String, Object> values;

        private Values(Map<String, Object> values) {
            this.values = values;
        }

        /** The value of a parameter that stands in the table. */
        @SuppressWarnings("unchecked") // each value was read by the parameter's own type
        public <V> V get(Parameter<V> parameter) {
            return (V) Objects.requireNonNull(values.get(parameter.name()), parameter.name());
        }

        /** The value of a whole number that its range keeps within an {@code int}. */
        public int getInt(Parameter<Long> parameter) {
            return Math.toIntExact(get(parameter));
        }
    }
}
