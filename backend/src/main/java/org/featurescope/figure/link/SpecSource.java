package org.featurescope.figure.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The written form of a spec, from which parameters are read: the fields of a JSON object or the parameters of a link.
 */
public interface SpecSource {
    /** Returns the names of the parameters that are given. */
    Set<String> names();
    /**
     * Returns the value of a parameter, if it is given.
     *
     * @throws org.featurescope.validate.InvalidInputException if the value is not allowed
     */
    <V> Optional<V> read(Parameter<V> parameter);

    /** Returns the source that reads the fields of a JSON object. */
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

    /** Returns the source that reads the decoded parameters of a link. */
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
     * Returns this source with the values of some parameters replaced, whether they are given or not.
     *
     * @param values the new value of each parameter, by its name
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
