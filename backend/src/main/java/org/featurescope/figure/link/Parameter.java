package org.featurescope.figure.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import org.featurescope.optimize.Preset;

/**
 * One parameter of a kind of figure.
 *
 * @param name in JSON and in links
 * @param description one sentence for people
 * @param type how it is read and printed, and what is allowed
 * @param usual what it is where it is not given, by preset; nothing if it must be given
 * @param quiet whether a link leaves it out where it is as usual
 */
public record Parameter<V>(
        String name, String description, ParameterType<V> type, Function<Preset, Optional<V>> usual, boolean quiet) {
    public static <V> Parameter<V> required(String name, String description, ParameterType<V> type) {
        return new Parameter<>(name, description, type, preset -> Optional.empty(), false);
    }

    public static <V> Parameter<V> optional(String name, String description, ParameterType<V> type, V fallback) {
        return new Parameter<>(name, description, type, preset -> Optional.of(fallback), false);
    }

    /** One of which a preset says what it usually is, and links only what it is else. */
    static <V> Parameter<V> preset(String name, String description, ParameterType<V> type, Function<Preset, V> usual) {
        return new Parameter<>(name, description, type, preset -> Optional.of(usual.apply(preset)), true);
    }

    /** One that links tell only where it is not as usual. */
    public static <V> Parameter<V> quiet(String name, String description, ParameterType<V> type, V fallback) {
        return preset(name, description, type, preset -> fallback);
    }

    /** What it is where it is not given. */
    public Optional<V> fallback(Preset preset) {
        return usual.apply(preset);
    }

    ObjectNode schema() {
        ObjectNode schema = type.schema().put("description", description);
        fallback(Preset.QUICK).ifPresent(value -> schema.set("default", type.toJson(value)));
        if (quiet) {
            ObjectNode defaults = schema.putObject("x-presets");
            for (Preset preset : Preset.values()) {
                fallback(preset)
                        .ifPresent(
                                value -> defaults.set(Parameters.PRESET.type().toText(preset), type.toJson(value)));
            }
        }
        return schema;
    }
}
