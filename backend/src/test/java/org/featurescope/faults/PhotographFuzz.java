package org.featurescope.faults;

import org.featurescope.image.ImageDecoder;
import org.featurescope.validate.InvalidInputException;

/** Decodes what Jazzer makes of photographs. Only a refusal that names the field {@code image} may be thrown. */
public final class PhotographFuzz {
    private PhotographFuzz() {}

    public static void fuzzerTestOneInput(byte[] file) {
        try {
            ImageDecoder.decode(file);
        } catch (InvalidInputException e) {
            if (!e.field().equals("image")) {
                throw new AssertionError("the refusal names " + e.field(), e);
            }
        }
    }
}
