package org.featurescope.web.find;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.web.page.view.SampleChoice.Option;

/**
 * The photographs of which a reader without an own one can choose: the samples, and a dog from the set {@code commons}. It is no
 * sample, because a change of the samples would change the figures that are made with all of them.
 */
final class FindSamples {
    private static final String DOG_FILE = "mammals/dog.jpg";
    private static final String DOG_URL = "/static/photographs/commons/" + DOG_FILE;
    private static final Option DOG = new Option("dog", "A dog", DOG_URL, DOG_URL);
    private static final int BEFORE_DOG = 1;

    private final SamplePhotographs samples = new SamplePhotographs();

    /** Returns the photographs in the order in which they are shown. */
    List<Option> list() {
        List<Option> all = samples.list().stream().map(Option::of).toList();
        return Stream.of(all.subList(0, BEFORE_DOG), List.of(DOG), all.subList(BEFORE_DOG, all.size()))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Returns the file of a photograph.
     *
     * @throws org.featurescope.validate.NotFoundException if there is none with this id
     */
    byte[] bytes(String id) {
        if (!id.equals(DOG.id())) {
            return samples.bytes(id);
        }
        try (PhotographSet commons = PhotographSet.commons()) {
            return commons.bytes(DOG_FILE);
        } catch (IOException e) {
            throw new UncheckedIOException("the product's photograph of a dog cannot be read", e);
        }
    }
}
