package org.featurescope.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.featurescope.figure.Networks;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.TinyModel;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.PortraitMaker;
import org.featurescope.portrait.PortraitSheet;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.FiresOn;
import org.featurescope.unit.KnownResponses;
import org.featurescope.web.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortraitsApiTest {
    private final Path data;
    private final Catalogue catalogue;
    private final Network network;
    private final Layer layer;

    PortraitsApiTest(@TempDir Path data, @TempDir Path models) throws IOException {
        TinyModel.write(models);
        this.data = data;
        catalogue = Catalogue.of(models);
        network = catalogue.network("tiny");
        layer = network.layer("conv");
    }

    @Test
    void theOwnerHasThemDrawnAndEverybodySeesHowFarTheyAre() {
        try (TestServer server = new TestServer(data, catalogue)) {
            String form = "application/x-www-form-urlencoded";
            assertThat(server.post("/models/tiny/portraits", form, BodyPublishers.ofString("draw=on"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(draw(server, "maybe").statusCode()).isEqualTo(400);
            assertThat(draw(server, "on").headers().firstValue("Location")).contains("/models/tiny#portraits");
            JsonNode drawing =
                    TestServer.json(server.get("/api/v1/models/tiny/portraits")).at("/drawing");
            assertThat(drawing.at("/on").asBoolean()).isTrue();
            assertThat(drawing.at("/units").asInt())
                    .isEqualTo(
                            network.layers().stream().mapToInt(Layer::channels).sum());
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> TestServer.json(server.get("/api/v1/models/tiny/portraits"))
                                    .at("/layers")
                                    .size()
                            > 0);
            draw(server, "off");
            assertThat(TestServer.json(server.get("/api/v1/models/tiny/portraits"))
                            .at("/drawing/on")
                            .asBoolean())
                    .isFalse();
        }
    }

    @Test
    void theProbabilitiesOfClassesShowThePicturesOfTheirLogits() {
        try (TestServer server = new TestServer(data, Networks.catalogue())) {
            JsonNode layers = TestServer.json(server.get("/api/v1/models/mini-inception/portraits"))
                    .at("/layers");
            JsonNode logits = layers.get(layers.size() - 2);
            JsonNode probabilities = layers.get(layers.size() - 1);
            assertThat(probabilities.path("layer").asText()).isEqualTo("softmax");
            assertThat(probabilities.path("url").asText())
                    .isEqualTo(logits.path("url").asText());
            assertThat(probabilities.path("borrowed").asText()).isEqualTo("The picture of its logit");
            assertThat(logits.path("layer").asText()).isEqualTo("softmax_pre_activation");
            assertThat(logits.has("borrowed")).isFalse();
            assertThat(server.get("/models/mini-inception/softmax/7").body())
                    .contains("title=\"The picture of its logit\"");
        }
    }

    @Test
    void tellsInAWordWhatUnitsFireOn() {
        Network mini = Networks.catalogue().network("mini-inception");
        KnownResponses known = new KnownResponses(data);
        try (TestServer server = new TestServer(data, Networks.catalogue())) {
            JsonNode words = TestServer.json(server.get("/api/v1/models/mini-inception/portraits"))
                    .at("/firesOn");
            int count = 0;
            for (Layer each : mini.layers()) {
                for (int channel = 0; channel < each.channels(); channel++) {
                    Optional<String> expected = known.firesOn(mini, new Unit(each.name(), channel))
                            .flatMap(FiresOn::name)
                            .map(FiresOn.Share::word);
                    JsonNode word = words.path(each.name()).path("" + channel);
                    assertThat(word.isMissingNode() ? Optional.<String>empty() : Optional.of(word.asText()))
                            .as("%s:%d", each.name(), channel)
                            .isEqualTo(expected);
                    count += expected.isPresent() ? 1 : 0;
                }
            }
            assertThat(count).isGreaterThan(100);
        }
        try (TestServer server = new TestServer(data, catalogue)) {
            assertThat(TestServer.json(server.get("/api/v1/models/tiny/portraits"))
                            .at("/firesOn"))
                    .isEmpty();
        }
    }

    private static HttpResponse<String> draw(TestServer server, String how) {
        return server.send(server.ofOwner("/models/tiny/portraits")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("draw=" + how)));
    }

    @Test
    void servesWhatTheCommandMade() throws IOException {
        Path folder = Portraits.folder(data, network);
        try (TestServer server = new TestServer(data, catalogue)) {
            HttpResponse<String> none = server.get("/api/v1/models/tiny/portraits");
            assertThat(TestServer.json(none).at("/layers")).isEmpty();
            assertThat(TestServer.json(none).at("/drawing/made").asInt()).isZero();
            assertThat(none.headers().firstValue("Access-Control-Allow-Origin"))
                    .as("for figures in pages of other sites")
                    .contains("*");

            assertThat(server.get("/api/v1/models/tiny").body()).doesNotContain("portraitsUrl");
            assertThat(server.get("/models/tiny/conv/0/card.jpg").statusCode()).isEqualTo(404);
            assertThat(server.get("/models/tiny/conv/0").body()).contains("/static/pictures/card.jpg");

            PortraitSheet sheet = new PortraitMaker(FakeVisualizer.quick(), network, folder).make(layer, made -> {});

            JsonNode model = TestServer.json(server.get("/api/v1/models/tiny"));
            JsonNode json =
                    TestServer.json(server.get(model.path("portraitsUrl").asText()));
            assertThat(json.at("/side").asInt()).isEqualTo(80);
            assertThat(json.at("/layers")).hasSize(1);
            assertThat(json.at("/layers/0/units").asInt()).isEqualTo(layer.channels());
            String url = json.at("/layers/0/url").asText();
            HttpResponse<byte[]> jpeg = server.bytes(url);
            assertThat(jpeg.body()).isEqualTo(Files.readAllBytes(folder.resolve(sheet.file())));
            assertThat(jpeg.headers().firstValue("Content-Type")).contains("image/jpeg");
            assertThat(jpeg.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
            assertThat(server.bytes(url.replace(sheet.sha256(), "old"))
                            .headers()
                            .firstValue("Cache-Control"))
                    .contains("no-cache");
            assertThat(server.get("/models/tiny/conv").body()).contains(url);
            assertThat(server.bytes("/models/tiny/conv/0/card.jpg").statusCode())
                    .isEqualTo(200);
            assertThat(server.get("/models/tiny/portraits/deep.jpg").statusCode())
                    .isEqualTo(404);
            assertThat(server.get("/models/tiny/portraits/nope.jpg").statusCode())
                    .isEqualTo(404);

            Files.write(folder.resolve(sheet.file()), new byte[] {1, 2, 3});
            assertThat(server.get(url).statusCode()).as("a damaged sheet").isEqualTo(404);
        }
    }
}
