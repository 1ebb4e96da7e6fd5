package org.featurescope.figure.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Gives the parameters of a spec as they are written: the fields of a JSON object, or the parameters of a link. */
public interface SpecSource {
    /** Returns the names that are written there. */
    Set<String> names();

    /** Returns the value of a parameter, if it is written there. */
    <V> Optional<V> read(Parameter<V> parameter);

    /** Returns a source of the fields of a JSON object. */
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

    /** Returns a source of the parameters of a link. */
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

    /**
     * Returns this source with some parameters filled in, whether they are written there or not.
     *
     * @param values the value of each parameter by its name
     */
    default SpecSource filledIn(Map<String, Object> values) {
        SpecSource written = this;
        return new SpecSource() {
            @Override
            public Set<String> names() {
                return written.names();
            }

            @Override
            @SuppressWarnings("unchecked") // a value is given under the name of the parameter whose type it has
            public <V> Optional<V> read(Parameter<V> parameter) {
                return values.containsKey(parameter.name())
                        ? Optional.of((V) values.get(parameter.name()))
                        : written.read(parameter);
            }
        };
    }
}
