package org.featurescope.model.admission;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What of a network cannot be used, and why: a sentence for each layer, which names the node and the operation at fault and
 * says what helps. Immutable.
 *
 * @param notComputed the layers that cannot be computed, by their names
 * @param notOptimized the layers that can be computed and have no gradient, so that nothing can be optimized for them
 * @param onlyAtInputSize the layers that work on pictures of the size of the network's input alone
 * @param withoutClasses why the class scores cannot be computed, if they cannot
 */
public record Reach(
        Map<String, String> notComputed,
        Map<String, String> notOptimized,
        Map<String, String> onlyAtInputSize,
        Optional<String> withoutClasses) {
    /** Everything can be used. */
    public static final Reach EVERYTHING = new Reach(Map.of(), Map.of(), Map.of(), Optional.empty());

    public Reach {
        notComputed = Collections.unmodifiableMap(new LinkedHashMap<>(notComputed));
        notOptimized = Collections.unmodifiableMap(new LinkedHashMap<>(notOptimized));
        onlyAtInputSize = Collections.unmodifiableMap(new LinkedHashMap<>(onlyAtInputSize));
    }

    /** Returns whether the network's nodes of its class scores and all its layers can be computed. */
    public boolean computesAll() {
        return notComputed.isEmpty() && withoutClasses.isEmpty();
    }
}
