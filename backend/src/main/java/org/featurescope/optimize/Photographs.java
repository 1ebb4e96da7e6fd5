package org.featurescope.optimize;

import org.featurescope.image.RgbImage;
import org.featurescope.validate.NotFoundException;

/** The photographs that objectives and starts name. Safe for use by several threads. */
@FunctionalInterface
public interface Photographs {
    /** Knows none. */
    Photographs NONE = name -> {
        throw new NotFoundException("photograph", "there is no photograph \"%s\"".formatted(name));
    };

    /**
     * The photograph of that name, of any size.
     *
     * @throws NotFoundException naming those there are
     */
    RgbImage named(String name);
}
