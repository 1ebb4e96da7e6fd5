package org.featurescope.web.page;

import java.util.Optional;

/** Where the pages find figures. */
@FunctionalInterface
public interface FigureLookup {
    /** The figure of that id, if it was ever asked for; {@code id} is any text. */
    Optional<FigureView> find(String id);
}
