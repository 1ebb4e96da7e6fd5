package org.featurescope.cli;

import java.nio.file.Path;
import org.featurescope.figure.Networks;
import org.featurescope.model.Catalogue;
import org.featurescope.optimize.Tuning;

/** What the tests of commands share: the networks that come with the product, in the usual tuning. */
public interface NetworkParts extends Parts {
    @Override
    default Catalogue catalogue(Path models) {
        return Networks.catalogue();
    }

    @Override
    default Tuning tuning(Path data) {
        return Tuning.DEFAULT;
    }
}
