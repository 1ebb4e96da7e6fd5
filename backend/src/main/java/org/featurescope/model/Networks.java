package org.featurescope.model;

import java.util.Optional;
import org.featurescope.validate.NotFoundException;

/** Finds networks by their ids. */
@FunctionalInterface
public interface Networks {
    /**
     * Returns the network of an id.
     *
     * @throws NotFoundException naming the networks there are
     */
    Network network(String id);

    /** Returns the network of an id, if there is one. */
    default Optional<Network> find(String id) {
        try {
            return Optional.of(network(id));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }
}
