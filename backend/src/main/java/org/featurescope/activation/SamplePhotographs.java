package org.featurescope.activation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.featurescope.validate.NotFoundException;

/** The sample photographs that come with the product, read from the server's static resources. Immutable. */
public final class SamplePhotographs {
    private static final String FOLDER = "/org/featurescope/web/static/samples/";
    private static final String ADDRESS = "/static/samples/";

    private final List<Sample> samples;
    private final Sample opening;

    /**
     * A sample photograph.
     *
     * @param id its name in the API
     * @param title what it shows
     * @param credit its author
     * @param licence SPDX name, or a few words
     * @param source the address of its origin
     * @param file the name of its file
     * @param classes the labels of ImageNet that name it rightly; none if ImageNet has no class for it
     */
    public record Sample(
            String id, String title, String credit, String licence, String source, String file, List<String> classes) {
        public Sample {
            classes = List.copyOf(classes);
        }

        /** Returns the path of its file on the server. */
        public String path() {
            return ADDRESS + file;
        }
    }

    private record Samples(String opening, List<Sample> samples) {}

    /** Reads the list of samples. */
    public SamplePhotographs() {
        try {
            Samples read = new JsonMapper().readValue(resource("samples.json"), Samples.class);
            this.samples = List.copyOf(read.samples());
            this.opening = get(read.opening());
        } catch (IOException e) {
            throw new IllegalStateException("the product's samples.json cannot be read", e);
        }
    }

    /** Returns the samples in the order in which they are shown. */
    public List<Sample> list() {
        return samples;
    }

    /** Returns the sample that is shown first. The product's networks name it rightly. */
    public Sample opening() {
        return opening;
    }

    /** Returns the file of a sample, or throws {@link NotFoundException} naming the samples that exist. */
    public byte[] bytes(String id) {
        return resource(get(id).file());
    }

    /** Returns a sample, or throws {@link NotFoundException} naming the samples that exist. */
    public Sample get(String id) {
        return find(id).orElseThrow(() ->
                new NotFoundException("sample", "there is no sample \"%s\"; there are %s".formatted(id, ids())));
    }

    /** Returns the sample of an id, if there is one. */
    public Optional<Sample> find(String id) {
        return samples.stream().filter(sample -> sample.id().equals(id)).findFirst();
    }

    private String ids() {
        return String.join(", ", samples.stream().map(Sample::id).toList());
    }

    private static byte[] resource(String file) {
        try (InputStream in =
                Objects.requireNonNull(SamplePhotographs.class.getResourceAsStream(FOLDER + file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("the product's %s cannot be read".formatted(file), e);
        }
    }
}
