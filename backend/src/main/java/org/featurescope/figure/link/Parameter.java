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
 * @param usual its default for each preset; nothing if it must be given
 * @param presence where it is written if it equals its default
 */
public record Parameter<V>(
        String name,
        String description,
        ParameterType<V> type,
        Function<Preset, Optional<V>> usual,
        Presence presence) {
    /** Where a parameter is written that equals its default. */
    public enum Presence {
        /** In JSON and in links. */
        EVERYWHERE,
        /** In JSON; links leave it out. */
        JSON,
        /** Nowhere. */
        NOWHERE
    }

    /** Returns a parameter that must be given. */
    public static <V> Parameter<V> required(String name, String description, ParameterType<V> type) {
        return new Parameter<>(name, description, type, preset -> Optional.empty(), Presence.EVERYWHERE);
    }

    /** Returns a parameter with a default, which links carry too. */
    public static <V> Parameter<V> optional(String name, String description, ParameterType<V> type, V fallback) {
        return new Parameter<>(name, description, type, preset -> Optional.of(fallback), Presence.EVERYWHERE);
    }

    /** Returns a parameter whose default comes from the preset; links carry it only where it differs. */
    public static <V> Parameter<V> preset(
            String name, String description, ParameterType<V> type, Function<Preset, V> usual) {
        return new Parameter<>(name, description, type, preset -> Optional.of(usual.apply(preset)), Presence.JSON);
    }

    /** Returns a parameter with a default; links carry it only where it differs. */
    public static <V> Parameter<V> quiet(String name, String description, ParameterType<V> type, V fallback) {
        return preset(name, description, type, preset -> fallback);
    }

    /** Returns a parameter with a default; JSON and links carry it only where it differs. */
    static <V> Parameter<V> omitted(String name, String description, ParameterType<V> type, V fallback) {
        return new Parameter<>(name, description, type, preset -> Optional.of(fallback), Presence.NOWHERE);
    }

    /** Returns the value of the parameter where it is not given; nothing if it must be given. */
    public Optional<V> fallback(Preset preset) {
        return usual.apply(preset);
    }

    /** Returns the JSON Schema (draft 2020-12) of the value, with its default for each preset. */
    ObjectNode schema() {
        ObjectNode schema = type.schema().put("description", description);
        fallback(Preset.QUICK).ifPresent(value -> schema.set("default", type.toJson(value)));
        if (presence == Presence.JSON) {
            ObjectNode defaults = schema.putObject("x-presets");
            for (Preset preset : Preset.values()) {
                fallback(preset)
                        .ifPresent(value -> defaults.set(
                                OptimizationParameters.PRESET.type().toText(preset), type.toJson(value)));
            }
        }
        return schema;
    }
}
