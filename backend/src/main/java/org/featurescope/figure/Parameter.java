package org.featurescope.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One parameter of a kind of figure.
 *
 * @param name in JSON and in links
 * @param description one sentence for people
 * @param type how it is read and printed, and what is allowed
 * @param fallback what it is where it is not given; without one it must be given
 */
record Parameter<V>(String name, String description, ParameterType<V> type, Optional<V> fallback) {
    static <V> Parameter<V> required(String name, String description, ParameterType<V> type) {
        return new Parameter<>(name, description, type, Optional.empty());
    }

    static <V> Parameter<V> optional(String name, String description, ParameterType<V> type, V fallback) {
        return new Parameter<>(name, description, type, Optional.of(fallback));
    }

    ObjectNode schema() {
        ObjectNode schema = type.schema().put("description", description);
        fallback.ifPresent(value -> schema.set("default", type.toJson(value)));
        return schema;
    }
}
