package org.featurescope.batch;

import java.io.IOException;

/** The specs of a batch. They can be read several times, and are never held in memory together. */
public interface Specs {
    /**
     * Passes the specs to a visitor, in order, until it returns false.
     *
     * @throws IOException if they cannot be read
     */
    void forEach(Visitor visitor) throws IOException;

    /** Receives specs. */
    @FunctionalInterface
    interface Visitor {
        /** Receives a spec, and returns whether it wants the next one. */
        boolean visit(SpecEntry entry) throws IOException;
    }
}
