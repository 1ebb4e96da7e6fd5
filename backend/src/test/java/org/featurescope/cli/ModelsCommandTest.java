package org.featurescope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.Networks;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.model.fetch.KnownNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ModelsCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listsTheNetworksInColumns() {
        assertThat(run("models", "list")).isZero();

        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).matches("id +layers +classes +input +licence +title");
        int licence = lines.get(0).indexOf("licence");
        assertThat(lines.subList(1, lines.size()))
                .hasSameSizeAs(Networks.catalogue().networks())
                .allMatch(line -> line.charAt(licence - 1) == ' ' && line.charAt(licence) != ' ');
    }

    @Test
    void listsTheOthersAndEndsWithTwoWhereANetworkCannotBeUsed(@TempDir Path models) throws IOException {
        Files.writeString(Files.createDirectory(models.resolve("broken")).resolve("model.json"), "{");
        Product product = new TestProduct() {
            @Override
            public Catalogue catalogue(Path folder) {
                return Catalogue.load(Optional.of(folder));
            }
        };

        assertThat(run(product, "models", "list", "--models", models.toString()))
                .isEqualTo(2);

        assertThat(out.toString()).contains("mini-inception");
        assertThat(err.toString())
                .startsWith("featurescope: " + models.resolve("broken").resolve("model.json") + ": is not JSON");
    }

    @Test
    void listsTheNetworksAsJson() throws IOException {
        assertThat(run("models", "list", "--json")).isZero();

        JsonNode list = new JsonMapper().readTree(out.toString());
        assertThat(list.path("problems")).isEmpty();
        assertThat(list.path("models")).hasSameSizeAs(Networks.catalogue().networks());
        assertThat(list.path("models").findValuesAsText("sha256"))
                .isEqualTo(Networks.catalogue().networks().stream()
                        .map(Network::sha256)
                        .toList());
    }

    @Test
    void checksANetwork() {
        assertThat(check("mini-inception")).isZero();

        assertThat(out.toString())
                .startsWith("Mini Inception (mini-inception): 64 x 64 px, ")
                .contains("The largest part in the middle of a photograph with these proportions, resized.")
                .containsPattern("mixed4c +inception +8 x 8 +336 +\\d+ px +[\\d,]+ +[\\d.]+ +[\\d.]+\\R")
                .containsPattern("  mixed4c_3x3 +\\d+ +\\d+ px +[\\d,]+\\R")
                .containsPattern("255 x - 117 \\(its own\\) +yes +[\\d.]+ bits")
                .containsPattern("0 to 1 +no ")
                .containsPattern("chelsea +\\w")
                .contains("Nothing wrong was found.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void checksANetworkAsJson() throws IOException {
        assertThat(check("mini-inception", "--json")).isZero();

        JsonNode report = new JsonMapper().readTree(out.toString());
        assertThat(report.at("/input/crop").asDouble()).isEqualTo(1);
        assertThat(report.path("parameters").asLong()).isEqualTo(sum(report.path("layers")));
        JsonNode softmax = report.path("layers").path(14);
        assertThat(softmax.path("name").asText()).isEqualTo("softmax");
        assertThat(softmax.path("forwardMilliseconds").asDouble()).isPositive();
        assertThat(softmax.path("gradientMilliseconds").asDouble()).isPositive();
        assertThat(report.path("photographs").path(0).path("top")).hasSize(5);
        assertThat(report.path("rangeTest").path("ranges")).hasSize(6);
        // 640 inputs and a bias of each of the 200 classes
        assertThat(report.path("layers").path(13).path("parameters").asLong()).isEqualTo(640 * 200 + 200);
    }

    @Test
    void keepsTheRangeTestForTheNetworksPage() {
        Network network = Networks.catalogue().network("mini-inception");

        assertThat(check("mini-inception")).isZero();

        assertThat(new TestProduct().rangeTests(data).find(network)).isPresent();
    }

    @Test
    void saysInOneLineThatThereIsNoSuchNetwork() {
        assertThat(check("vgg")).isEqualTo(2);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("featurescope: there is no model \"vgg\"; there are mini-inception-robust");
    }

    @Test
    void namesTheNetworksThatItFetches() {
        assertThat(run("models", "fetch", "vgg", "--models", data.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("featurescope: \"vgg\" cannot be fetched; known are inception5h, inception-v3-2015,"
                        + " inception-v3-2016\n");

        assertThat(run("models", "fetch", "--help")).isZero();
        assertThat(KnownNetworks.all())
                .allSatisfy(network -> assertThat(out.toString()).contains(network.id()));
    }

    @Test
    void saysInOneLineWhyANetworkCannotBeFetched() {
        // nothing listens at this port
        assertThat(run(
                        "models",
                        "fetch",
                        "inception5h",
                        "--models",
                        data.toString(),
                        "--mirror",
                        "http://127.0.0.1:9/"))
                .isEqualTo(1);
        assertThat(err.toString().lines().filter(line -> line.startsWith("featurescope: ")))
                .singleElement()
                .asString()
                .contains("http://127.0.0.1:9/inception5h.zip cannot be downloaded: ")
                .contains("To do it by hand: download https://storage.googleapis.com/");

        assertThat(run("models", "fetch", "inception5h", "--models", data.toString(), "--mirror", "file:///tmp"))
                .isEqualTo(2);
    }

    private static long sum(JsonNode layers) {
        long sum = 0;
        for (JsonNode layer : layers) {
            sum += layer.path("parameters").asLong();
        }
        return sum;
    }

    private int check(String name, String... options) {
        List<String> all = new ArrayList<>(List.of("models", "check", name, "--data", data.toString()));
        all.addAll(List.of(options));
        return run(all.toArray(String[]::new));
    }

    private int run(String... args) {
        return run(new TestProduct(), args);
    }

    private int run(Product product, String... args) {
        CommandLine commands = CommandLineInterface.commands(product, List.of());
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(args);
    }
}
