package org.featurescope.activation.indexing;

import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.model.Network;
import org.featurescope.model.Stages;

/** Indexes a set of photographs for a network. */
@FunctionalInterface
public interface Indexer {
    /**
     * Constructs the index of all layers, or continues it where it stopped.
     *
     * @throws org.featurescope.activation.photographs.CancelledIndexException if the listener cancels
     * @throws org.featurescope.validate.NotFoundException if there is no such set
     */
    void index(String set, Network network, IndexListener listener);

    /** Returns the indexer of the sets of a shelf. */
    static Indexer of(PhotographShelf shelf) {
        return (name, network, listener) -> {
            try (PhotographSet set = shelf.open(name)) {
                shelf.activations(set, network, Stages.layers(network), listener);
            }
        };
    }
}
