package org.featurescope.figure;

import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;

/** The networks that come with the product, loaded once for all tests. */
public final class Networks {
    private static final Catalogue CATALOGUE = Catalogue.load(Optional.empty());

    private Networks() {}

    public static Catalogue catalogue() {
        return CATALOGUE;
    }

    /** The default one. */
    public static Network network() {
        return CATALOGUE.defaultNetwork();
    }
}
