package org.featurescope.figure.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where the parameters of a spec are written: the fields of a JSON object, or the parameters of a link. */
public interface SpecSource {
    /** What is written there. */
    Set<String> names();

    /** The value of a parameter, if it is written there. */
    <V> Optional<V> read(Parameter<V> parameter);

    /** The fields of a JSON object. */
    static SpecSource of(ObjectNode json) {
        Set<String> names = new TreeSet<>();
        json.fieldNames().forEachRemaining(names::add);
        return new SpecSource() {
            @Override
            public Set<String> names() {
                return names;
            }

            @Override
            public <V> Optional<V> read(Parameter<V> parameter) {
                JsonNode value = json.get(parameter.name());
                return value == null
                        ? Optional.empty()
                        : Optional.of(parameter.type().fromJson(parameter.name(), value));
            }
        };
    }

    /** The parameters of a link. */
    static SpecSource of(Map<String, String> query) {
        return new SpecSource() {
            @Override
            public Set<String> names() {
                return query.keySet();
            }

            @Override
            public <V> Optional<V> read(Parameter<V> parameter) {
                return Optional.ofNullable(query.get(parameter.name()))
                        .map(value -> parameter.type().fromText(parameter.name(), value));
            }
        };
    }
}
