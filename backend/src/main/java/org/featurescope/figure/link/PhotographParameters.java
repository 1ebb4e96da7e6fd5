package org.featurescope.figure.link;

import java.util.Optional;
import java.util.regex.Pattern;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.validate.NotFoundException;

/** The parameters of figures that show photographs. */
public final class PhotographParameters {
    /** The name of a sample photograph. */
    public static final Parameter<String> PHOTOGRAPH = Parameter.optional(
            "photograph",
            "Photograph",
            "The sample photograph that the network looks at.",
            new ParameterTypes.Text(Pattern.compile("[a-z0-9_-]{1,64}"), "a photograph's name", "photograph"),
            "chelsea");

    private PhotographParameters() {}

    /**
     * Returns a sample photograph.
     *
     * @throws NotFoundException if there is none of this name; the exception names the field {@code photograph}, and
     *     the message lists the sample photographs
     */
    public static RgbImage photograph(String name) {
        return ImageDecoder.decode(samplesWith(PHOTOGRAPH.name(), name).bytes(name));
    }

    /** Returns who made a sample photograph, which must exist. */
    public static Optional<Credit> credit(String name) {
        try (PhotographSet samples = PhotographSet.samples()) {
            return samples.credit(name);
        }
    }

    /**
     * Checks that there is a sample photograph of a name, without reading it.
     *
     * @throws NotFoundException if there is none; see {@link #photograph}
     */
    public static void requireSample(String name) {
        samplesWith(PHOTOGRAPH.name(), name);
    }

    /**
     * Checks that there is a sample photograph of a name that another field gives, without reading it.
     *
     * @throws NotFoundException if there is none; it names the field
     */
    static void requireSample(String field, String name) {
        samplesWith(field, name);
    }

    private static SamplePhotographs samplesWith(String field, String name) {
        SamplePhotographs samples = new SamplePhotographs();
        try {
            samples.get(name);
        } catch (NotFoundException e) {
            throw new NotFoundException(field, String.valueOf(e.getMessage()));
        }
        return samples;
    }
}
