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
import org.featurescope.figure.Networks;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.portrait.PortraitMaker;
import org.featurescope.portrait.PortraitSheet;
import org.featurescope.portrait.Portraits;
import org.featurescope.web.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortraitsApiTest {
    private static final Network NETWORK = Networks.catalogue().network("mini-inception");
    private static final Layer LAYER = NETWORK.layer("conv2d0");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Test
    void theOwnerHasThemDrawnAndEverybodySeesHowFarTheyAre() {
        try (TestServer server = new TestServer(data)) {
            String form = "application/x-www-form-urlencoded";
            assertThat(server.post("/models/mini-inception/portraits", form, BodyPublishers.ofString("draw=on"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(draw(server, "maybe").statusCode()).isEqualTo(400);
            assertThat(draw(server, "on").headers().firstValue("Location"))
                    .contains("/models/mini-inception#portraits");
            JsonNode drawing = TestServer.json(server.get("/api/v1/models/mini-inception/portraits"))
                    .at("/drawing");
            assertThat(drawing.at("/on").asBoolean()).isTrue();
            assertThat(drawing.at("/units").asInt()).isGreaterThan(1000);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> TestServer.json(server.get("/api/v1/models/mini-inception/portraits"))
                                    .at("/layers")
                                    .size()
                            > 0);
            draw(server, "off");
            assertThat(TestServer.json(server.get("/api/v1/models/mini-inception/portraits"))
                            .at("/drawing/on")
                            .asBoolean())
                    .isFalse();
        }
    }

    private static HttpResponse<String> draw(TestServer server, String how) {
        return server.send(server.ofOwner("/models/mini-inception/portraits")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("draw=" + how)));
    }

    @Test
    void servesWhatTheCommandMade() throws IOException {
        Path folder = Portraits.folder(data, NETWORK);
        try (TestServer server = new TestServer(data)) {
            HttpResponse<String> none = server.get("/api/v1/models/mini-inception/portraits");
            assertThat(TestServer.json(none).at("/layers")).isEmpty();
            assertThat(TestServer.json(none).at("/drawing/made").asInt()).isZero();
            assertThat(none.headers().firstValue("Access-Control-Allow-Origin"))
                    .as("for figures in pages of other sites")
                    .contains("*");

            assertThat(server.get("/api/v1/models/mini-inception").body()).doesNotContain("portraitsUrl");

            PortraitSheet sheet = new PortraitMaker(FakeVisualizer.quick(), NETWORK, folder).make(LAYER, made -> {});

            JsonNode model = TestServer.json(server.get("/api/v1/models/mini-inception"));
            JsonNode json =
                    TestServer.json(server.get(model.path("portraitsUrl").asText()));
            assertThat(json.at("/side").asInt()).isEqualTo(80);
            assertThat(json.at("/layers")).hasSize(1);
            assertThat(json.at("/layers/0/units").asInt()).isEqualTo(LAYER.channels());
            String url = json.at("/layers/0/url").asText();
            HttpResponse<byte[]> jpeg = server.bytes(url);
            assertThat(jpeg.body()).isEqualTo(Files.readAllBytes(folder.resolve(sheet.file())));
            assertThat(jpeg.headers().firstValue("Content-Type")).contains("image/jpeg");
            assertThat(jpeg.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
            assertThat(server.bytes(url.replace(sheet.sha256(), "old"))
                            .headers()
                            .firstValue("Cache-Control"))
                    .contains("no-cache");
            assertThat(server.get("/models/mini-inception/conv2d0").body()).contains(url);
            assertThat(server.get("/models/mini-inception/portraits/conv2d1.jpg")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(server.get("/models/mini-inception/portraits/nope.jpg").statusCode())
                    .isEqualTo(404);

            Files.write(folder.resolve(sheet.file()), new byte[] {1, 2, 3});
            assertThat(server.get(url).statusCode()).as("a damaged sheet").isEqualTo(404);
        }
    }
}
