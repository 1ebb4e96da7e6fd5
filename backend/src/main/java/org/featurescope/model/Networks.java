package org.featurescope.model;

/** Finds networks by their ids. */
@FunctionalInterface
public interface Networks {
    /**
     * Returns the network of an id.
     *
     * @throws org.featurescope.validate.NotFoundException naming the networks there are
     */
    Network network(String id);
}
