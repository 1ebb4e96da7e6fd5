package org.featurescope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a descriptor belongs to a network's identity, and what does not. */
class NetworkIdentityTest {
    private final Path models;
    private final Path tiny;

    NetworkIdentityTest(@TempDir Path models) throws IOException {
        this.models = models;
        this.tiny = TinyModel.write(models);
        Files.writeString(tiny.resolve("other.txt"), "these\nthose\n");
    }

    private Network network(String descriptor) throws IOException {
        Files.writeString(tiny.resolve("model.json"), descriptor);
        Catalogue catalogue = Catalogue.load(List.of(), Optional.of(models));
        assertThat(catalogue.problems()).isEmpty();
        return catalogue.network("tiny");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"scale\": 255; \"scale\": 254.5",
                "\"offset\": -117; \"offset\": -116",
                "\"height\": 8; \"height\": 9",
                "\"width\": 8; \"width\": 9",
                "\"leastSide\": 4; \"leastSide\": 5",
                "\"offset\": -117; \"offset\": -117, \"crop\": 0.875",
                "{\"name\": \"conv\"}; {\"name\": \"conv\", \"node\": \"conv_pre_relu\"}",
                "{\"name\": \"conv\"}; {\"name\": \"convolution\", \"node\": \"conv\"}",
                "{\"name\": \"conv\"}, ; ''",
                "\"logits\": \"logits\"; \"logits\": \"softmax\""
            })
    void changesWithWhatChangesPicturesOrActivations(String written, String corrected) throws IOException {
        Network before = network(TinyModel.DESCRIPTOR);
        assertThat(TinyModel.DESCRIPTOR).contains(written);
        Network after = network(TinyModel.DESCRIPTOR.replace(written, corrected));
        assertThat(after.sha256()).isEqualTo(before.sha256());
        assertThat(after.descriptorDigest()).isNotEqualTo(before.descriptorDigest());
        assertThat(after.identity()).isNotEqualTo(before.identity());
    }

    @Test
    void isPrintedWithoutItsGraph() throws IOException {
        Network network = network(TinyModel.DESCRIPTOR);
        assertThat(network).hasToString("tiny (%s)".formatted(network.sha256()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"title\": \"Tiny\"; \"title\": \"Very small\"",
                "Two layers and two classes.; Corrected.",
                "CC0; Apache-2.0",
                "made for a test; elsewhere",
                "labels.txt; other.txt",
                "\"scale\": 255; \"scale\": 2.55e2",
                "\"offset\": -117; \"offset\": -117, \"crop\": 1",
                "{\"name\": \"conv\"}; {\"name\": \"conv\", \"node\": \"conv\"}"
            })
    void staysWhereNoNumberChanges(String written, String corrected) throws IOException {
        Network before = network(TinyModel.DESCRIPTOR);
        assertThat(TinyModel.DESCRIPTOR).contains(written);
        assertThat(network(TinyModel.DESCRIPTOR.replace(written, corrected)).identity())
                .isEqualTo(before.identity());
    }

    /** The digest is part of links and of files' names, so another version of the product must find the same. */
    @Test
    void isTheSameInEveryVersionOfTheProduct() {
        String canonical = "{\"input\":{\"node\":\"input\",\"height\":32,\"width\":32,\"leastSide\":32,"
                + "\"scale\":\"0x1.fep7\",\"offset\":\"-0x1.d4p6\"},"
                + "\"layers\":[[\"relu1\",\"relu1\"],[\"relu2\",\"relu2\"]]}";
        assertThat(FaultNetworks.load("t2-edit").descriptorDigest())
                .isEqualTo(Sha256.of(canonical.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("40abda7ea52e92b7cc027926e662a7f954f76f39703947eba13d50f6bd686f07");
    }

    @Test
    void differsBetweenTwoDescriptorsOfOneGraph() {
        Network a = FaultNetworks.load("t2-map-a");
        Network b = FaultNetworks.load("t2-map-b");
        assertThat(a.sha256()).isEqualTo(b.sha256());
        assertThat(a.identity()).isNotEqualTo(b.identity());
    }

    @Test
    void tellsNetworksOfTheProductFromThoseOfAUser() {
        Catalogue catalogue = Catalogue.load(Optional.of(FaultNetworks.folder()));

        assertThat(catalogue.network("t2-edit").isBuiltIn()).isFalse();
        assertThat(catalogue.network("mini-inception").isBuiltIn()).isTrue();
    }
}
