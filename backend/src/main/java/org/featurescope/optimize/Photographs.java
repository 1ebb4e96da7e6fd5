package org.featurescope.optimize;

import org.featurescope.image.RgbImage;
import org.featurescope.validate.NotFoundException;

/** Finds the photographs that objectives and starts name. Thread-safe. */
@FunctionalInterface
public interface Photographs {
    /** Has no photographs. */
    Photographs NONE = name -> {
        throw new NotFoundException("photograph", "there is no photograph \"%s\"".formatted(name));
    };

    /**
     * Returns the photograph of that name, of any size.
     *
     * @throws NotFoundException naming the photographs that exist
     */
    RgbImage named(String name);
}
