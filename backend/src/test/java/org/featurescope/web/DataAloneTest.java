package org.featurescope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.featurescope.figure.Networks;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.kind.parabola.ParabolaKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A figure that consists of its data alone, and is about no network, is served like every other. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DataAloneTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path data;

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @SuppressWarnings("NullAway.Init")
    private static String id;

    @BeforeAll
    static void make() {
        FakeVisualizer visualizer = FakeVisualizer.quick();
        server = new TestServer(data, visualizer, ParabolaKind.amongOthers(visualizer));
        id = idOf(server.submit(ParabolaKind.JSON));
        server.awaitMade(id);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static String idOf(HttpResponse<String> response) {
        return TestServer.json(response).path("id").asText();
    }

    private static String base() {
        return "http://127.0.0.1:" + server.port;
    }

    private static HttpResponse<String> found(String path) {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response;
    }

    @Test
    void aFormAndALinkLeadToTheSameFigureAsTheJson() {
        HttpResponse<String> form = server.post(
                "/api/v1/figures",
                "application/x-www-form-urlencoded",
                BodyPublishers.ofString(ParabolaKind.EQUAL_LINK));
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(idOf(form)).isEqualTo(id);
        HttpResponse<String> link = server.get("/figure?" + ParabolaKind.EQUAL_LINK);
        assertThat(link.statusCode()).isEqualTo(302);
        assertThat(link.headers().firstValue("Location").orElseThrow()).endsWith("/figures/" + id);
        assertThat(TestServer.json(server.get("/api/v1/spec?" + ParabolaKind.EQUAL_LINK))
                        .path("id")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void theApiHasItsDataAndNoPictures() {
        JsonNode figure = TestServer.json(found("/api/v1/figures/" + id));
        assertThat(figure.path("kind").asText()).isEqualTo("parabola");
        assertThat(figure.path("spec").toString()).isEqualTo("{\"kind\":\"parabola\",\"a\":2.0,\"b\":-0.5}");
        assertThat(figure.at("/result/images")).isEmpty();
        assertThat(figure.at("/result/data/points")).hasSize(20);
        assertThat(figure.at("/result/data/most").asDouble()).isEqualTo(1.5);
        assertThat(TestServer.json(found("/figures/" + id + ".json"))).isEqualTo(figure);
        HttpResponse<String> picture = server.get("/figures/" + id + "/0.png");
        assertThat(picture.statusCode()).isEqualTo(404);
        assertThat(TestServer.json(picture).path("detail").asText()).contains("no pictures");
    }

    @Test
    void itsPictureIsItsDrawingAtEitherScale() throws IOException {
        BufferedImage once = png("");
        BufferedImage twice = png("?scale=2");
        assertThat(once.getWidth()).isEqualTo(200 + 60 + 16);
        assertThat(once.getHeight()).isEqualTo(200 + 16);
        assertThat(twice.getWidth()).isEqualTo(2 * once.getWidth());
        assertThat(twice.getHeight()).isEqualTo(2 * once.getHeight());
        assertThat(darkPixels(once)).isPositive();
        assertThat(darkPixels(twice)).isGreaterThan(darkPixels(once));
        assertThat(png("?transparent=1").getRGB(0, 0) >>> 24).isZero();
    }

    private static BufferedImage png(String query) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(
                server.bytes("/figures/" + id + ".png" + query).body()));
    }

    private static int darkPixels(BufferedImage image) {
        int dark = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                dark += (image.getRGB(x, y) & 0xff) < 0x80 ? 1 : 0;
            }
        }
        return dark;
    }

    @ParameterizedTest
    @ValueSource(strings = {".png", ".png?scale=2", ".svg"})
    void everyDrawingOfItHasTheSameBytes(String ending, @TempDir Path other) {
        byte[] drawn = server.bytes("/figures/" + id + ending).body();
        assertThat(server.bytes("/figures/" + id + ending).body()).isEqualTo(drawn);
        FakeVisualizer visualizer = FakeVisualizer.quick();
        try (TestServer elsewhere = new TestServer(other, visualizer, ParabolaKind.amongOthers(visualizer))) {
            elsewhere.submit(ParabolaKind.JSON);
            elsewhere.awaitMade(id);
            byte[] again = elsewhere.bytes("/figures/" + id + ending).body();
            if (ending.equals(".svg")) {
                // the drawing links to the server that it is from
                assertThat(text(again).replace(":" + elsewhere.port, ":" + server.port))
                        .isEqualTo(text(drawn));
            } else {
                assertThat(again).isEqualTo(drawn);
            }
        }
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Test
    void itsDrawingHasTheCurveAndItsWords() {
        HttpResponse<String> svg = found("/figures/" + id + ".svg");
        assertThat(svg.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(svg.body())
                .contains("<line ")
                .contains("1.5")
                .contains("<title>Parabola with a = 2, b = -0.5</title>");
    }

    @Test
    void itsNumbersAreTables() {
        HttpResponse<String> first = found("/figures/" + id + ".csv");
        assertThat(first.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(first.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("inline; filename=\"figure-%s-points.csv\"".formatted(id.substring(0, 12)));
        assertThat(first.body()).startsWith("x,y\r\n-1.0,1.5\r\n").hasLineCount(21);
        assertThat(found("/figures/" + id + ".csv?table=points").body()).isEqualTo(first.body());
        assertThat(found("/figures/" + id + ".csv?table=ends").body())
                .startsWith("least,most\r\n-0.49")
                .endsWith(",1.5\r\n");
        assertThat(TestServer.json(found("/api/v1/figures/" + id))
                        .at("/result/tables")
                        .toString())
                .isEqualTo("[\"points\",\"ends\"]");
    }

    @Test
    void saysWhichTablesThereAre() {
        HttpResponse<String> none = server.get("/figures/" + id + ".csv?table=lines");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(TestServer.json(none).path("field").asText()).isEqualTo("table");
        assertThat(none.body()).contains("points, ends");
        String channel = idOf(server.submit("{'kind':'channel','unit':'mixed4c:1','size':32,'steps':2}"));
        server.awaitMade(channel);
        assertThat(server.get("/figures/" + channel + ".csv").statusCode()).isEqualTo(404);
    }

    @Test
    void aPageOfOneFileHasItsDataAndItsDrawing() {
        assertThat(found("/figures/" + id + ".html").body())
                .contains("<h1>Parabola with a = 2, ")
                .contains("\"points\":[{\"x\":-1.0,\"y\":1.5}")
                .containsPattern("<img src=\"data:image/png;base64,[^\"]{100,}\" alt=\"Parabola with a = 2");
    }

    @Test
    void itsCitationNamesNoNetworkAndTheSourceInItsPackage() {
        assertThat(found("/figures/" + id + ".bib").body())
                .startsWith("@misc{featurescope-" + id.substring(0, 12) + ",")
                .contains(base() + "/figure?kind=parabola&a=2&b=-0.5")
                .contains("@misc{descartes1637,")
                .doesNotContain("@misc{model-");
    }

    @Test
    void itsPageShowsItsDrawing() {
        assertThat(found("/figures/" + id).body())
                .contains("<meta property=\"og:image\" content=\"%s/figures/%s/card.jpg\">".formatted(base(), id))
                .contains("<img src=\"/figures/" + id + ".png\"")
                .contains("The curve of 2 x² + -0.5 from -1 to 1.");
    }

    @Test
    void itCanBeEmbedded() {
        HttpResponse<String> embedded = found("/embed/" + id);
        assertThat(embedded.body()).contains("<feature-figure figure=\"" + id + "\"");
        assertThat(embedded.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("frame-ancestors *");
        String url = URLEncoder.encode(base() + "/figures/" + id, StandardCharsets.UTF_8);
        JsonNode oembed = TestServer.json(found("/oembed?url=" + url));
        assertThat(oembed.path("html").asText()).contains("src=\"%s/embed/%s\"".formatted(base(), id));
        assertThat(oembed.path("title").asText()).isEqualTo("Parabola with a = 2, b = -0.5");
        assertThat(oembed.path("thumbnail_url").asText()).isEqualTo(base() + "/figures/" + id + ".png");
        assertThat(oembed.path("thumbnail_width").asInt()).isEqualTo(200 + 60 + 16);
    }

    @Test
    void framesThatHoldItAreAtLeastAsHighAsItsCaption() {
        JsonNode frames = TestServer.json(found("/api/v1/figures/" + id)).path("frames");
        assertThat(frames).isNotEmpty().allMatch(frame -> frame.path("height").asInt() > 400);
    }

    @Test
    void theGalleryListsItAndChoicesOfNetworkAndLayerLeaveItOut() {
        String channel = idOf(server.submit("{'kind':'channel','unit':'mixed4c:1','size':32,'steps':2}"));
        server.awaitMade(channel);
        assertThat(listed("")).contains(id, channel);
        assertThat(listed("?kind=parabola")).containsExactly(id);
        assertThat(listed("?q=parabola")).containsExactly(id);
        assertThat(listed("?model=" + Networks.network().id())).containsExactly(channel);
        assertThat(listed("?layer=mixed4c")).containsExactly(channel);
        assertThat(found("/gallery").body()).contains("/figures/" + id + ".png").doesNotContain("0 pictures");
        assertThat(found("/gallery?model=" + Networks.network().id()).body())
                .doesNotContain(id)
                .contains(channel);
        assertThat(found("/gallery?layer=mixed4c").body()).doesNotContain(id).contains(channel);
        JsonNode entry = TestServer.json(found("/api/v1/figures?kind=parabola")).at("/figures/0");
        assertThat(entry.has("model")).isFalse();
        assertThat(entry.has("layer")).isFalse();
    }

    private static List<String> listed(String query) {
        List<String> ids = new ArrayList<>();
        TestServer.json(found("/api/v1/figures" + query))
                .path("figures")
                .forEach(figure -> ids.add(figure.path("id").asText()));
        return ids;
    }

    @Test
    void theKindIsDescribedToProgramsAndPeople() {
        JsonNode kinds = TestServer.json(found("/api/v1/kinds")).path("kinds");
        JsonNode kind = StreamSupport.stream(kinds.spliterator(), false)
                .filter(each -> each.path("name").asText().equals("parabola"))
                .findFirst()
                .orElseThrow();
        assertThat(kind.path("example").toString()).isEqualTo("{\"kind\":\"parabola\",\"a\":1.0,\"b\":0.0}");
        assertThat(kind.at("/schema/required").toString()).isEqualTo("[\"kind\",\"a\"]");
        assertThat(found("/docs").body()).contains("/docs/parabola");
        assertThat(found("/docs/parabola").body())
                .contains("What it shows")
                .contains("<a href=\"#descartes1637\">Descartes, 1637</a>")
                .contains("<code>a</code>")
                .contains("/figure?kind=parabola&amp;a=1&amp;b=0");
        assertThat(TestServer.json(found("/openapi.json"))
                        .at("/components/schemas/Spec/discriminator/mapping")
                        .has("parabola"))
                .isTrue();
    }
}
