package org.featurescope.figure.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.featurescope.optimize.Preset;

/**
 * A parameter of a kind of figure.
 *
 * @param name the name in JSON and in links
 * @param label what people call it, in the figure maker and the documentation
 * @param description one line that tells people what it does
 * @param type how values are read and written, and which are allowed
 * @param usual returns the default for a preset; empty if the parameter is required
 * @param presence whether JSON and links contain the parameter if its value is the default
 * @param <V> the type of the values
 */
public record Parameter<V>(
        String name,
        String label,
        String description,
        ParameterType<V> type,
        Function<Preset, Optional<V>> usual,
        Presence presence) {
    /** Whether JSON and links contain a parameter whose value is the default. Other values are always written. */
    public enum Presence {
        /** JSON and links contain it. */
        EVERYWHERE,
        /** JSON contains it, links do not. */
        JSON,
        /** Neither JSON nor links contain it. */
        NOWHERE
    }

    /** Returns a required parameter. */
    public static <V> Parameter<V> required(String name, String label, String description, ParameterType<V> type) {
        return new Parameter<>(name, label, description, type, preset -> Optional.empty(), Presence.EVERYWHERE);
    }

    /** Returns a parameter with a default; JSON and links always contain it. */
    public static <V> Parameter<V> optional(
            String name, String label, String description, ParameterType<V> type, V fallback) {
        return new Parameter<>(name, label, description, type, preset -> Optional.of(fallback), Presence.EVERYWHERE);
    }

    /** Returns a parameter whose default comes from the preset; links contain it only if its value is another. */
    public static <V> Parameter<V> preset(
            String name, String label, String description, ParameterType<V> type, Function<Preset, V> usual) {
        return new Parameter<>(
                name, label, description, type, preset -> Optional.of(usual.apply(preset)), Presence.JSON);
    }

    /** Returns a parameter with a default; links contain it only if its value is another. */
    public static <V> Parameter<V> quiet(
            String name, String label, String description, ParameterType<V> type, V fallback) {
        return preset(name, label, description, type, preset -> fallback);
    }

    /** Returns a parameter with a default; JSON and links contain it only if its value is another. */
    static <V> Parameter<V> omitted(String name, String label, String description, ParameterType<V> type, V fallback) {
        return new Parameter<>(name, label, description, type, preset -> Optional.of(fallback), Presence.NOWHERE);
    }

    /** Returns the default for a preset; empty if the parameter is required. */
    public Optional<V> fallback(Preset preset) {
        return usual.apply(preset);
    }

    /** Returns the JSON Schema (draft 2020-12) of the values, with the label as its title and the default for each preset. */
    ObjectNode schema() {
        ObjectNode schema = type.schema().put("title", label).put("description", description);
        fallback(Preset.QUICK).ifPresent(value -> schema.set("default", type.toJson(value)));
        boolean dependsOnPreset =
                Arrays.stream(Preset.values()).map(this::fallback).distinct().count() > 1;
        if (presence == Presence.JSON || dependsOnPreset) {
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
