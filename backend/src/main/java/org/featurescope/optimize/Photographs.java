package org.featurescope.optimize;

import org.featurescope.tensor.RgbImage;

/** The photographs that objectives and starts name. Safe for use by several threads. */
@FunctionalInterface
public interface Photographs {
    /** Knows none. */
    Photographs NONE = name -> {
        throw new org.featurescope.validate.NotFoundException("photograph", "there is no photograph \"%s\"".formatted(name));
    };

    /**
     * The photograph of that name, of any size.
     *
     * @throws org.featurescope.validate.NotFoundException naming those there are
     */
    RgbImage named(String name);
}
