package org.featurescope.web.page.view;

import java.util.Optional;

/** Finds the figures that pages show. */
@FunctionalInterface
public interface FigureLookup {
    /**
     * Returns the figure with an id, if it was ever requested.
     *
     * @param id any text; the result is empty if it is not an id
     */
    Optional<FigureView> find(String id);
}
