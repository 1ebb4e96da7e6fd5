package org.featurescope.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.featurescope.figure.Networks;
import org.featurescope.image.ImageDecoder;
import org.featurescope.model.Network;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;

class SamplePhotographsTest {
    private final SamplePhotographs samples = new SamplePhotographs();

    @Test
    void haveAllPicturesAndCredits() throws IOException {
        String readme = readme();
        assertThat(samples.list())
                .hasSize(14)
                .first()
                .extracting(SamplePhotographs.Sample::id)
                .isEqualTo("chelsea");
        assertThat(samples.list()).extracting(SamplePhotographs.Sample::id).doesNotHaveDuplicates();
        for (SamplePhotographs.Sample sample : samples.list()) {
            assertThat(ImageDecoder.decode(samples.bytes(sample.id())).width()).isBetween(400, 1024);
            assertThat(readme)
                    .contains("| [%s](%s) | %s | %s | %s |"
                            .formatted(
                                    sample.title(), sample.file(), sample.credit(), sample.licence(), sample.source()));
        }
    }

    /** The page of photographs opens on this sample. */
    @Test
    void theFirstShownIsNamedRightlyByTheNetworksOfTheProduct() {
        try (Activations activations = new Activations()) {
            for (Network network : Networks.catalogue().networks()) {
                if (network.isBuiltIn() && !network.labels().isEmpty()) {
                    Recording heard = new Recording();
                    activations.runSample(network, samples.opening().id(), heard);
                    assertThat(samples.opening().classes())
                            .as(network.id())
                            .contains(heard.classes.orElseThrow().top().get(0).label());
                }
            }
        }
    }

    @Test
    void listTheSamplesWhereOneIsUnknown() {
        assertThatThrownBy(() -> samples.bytes("../samples.json"))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.field()).isEqualTo("sample"))
                .hasMessageStartingWith("there is no sample \"../samples.json\"; there are chelsea, astronaut, ");
    }

    private static String readme() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                SamplePhotographs.class.getResourceAsStream("/org/featurescope/web/static/samples/README.md"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
