package org.featurescope.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.featurescope.figure.Networks;
import org.featurescope.web.ServerExtension;
import org.featurescope.web.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ServerExtension.class)
final class ExportsApiTest {
    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @SuppressWarnings("NullAway.Init")
    private static String id;

    @BeforeAll
    static void make(TestServer running) {
        server = running;
        server.visualizer.letAll();
        id = made("{'kind':'grid','layer':'mixed4c','channels':[1,13,2],'size':32,'steps':5}");
    }

    /** Makes the figure of a spec and returns its id. */
    private static String made(String spec) {
        String made = TestServer.json(server.submit(spec)).path("id").asText();
        server.awaitMade(made);
        return made;
    }

    private static BufferedImage png(String query) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(
                server.bytes("/figures/" + id + ".png" + query).body()));
    }

    @Test
    void anEnlargedPictureShowsTheSameAndAPlaceLeftOverIsWhiteOrTransparent() throws IOException {
        BufferedImage plain = png("");
        BufferedImage twice = png("?scale=2");
        BufferedImage open = png("?transparent=1");
        assertThat(twice.getWidth()).isEqualTo(2 * plain.getWidth()).isEqualTo(128);
        for (int[] at : new int[][] {{16, 16}, {48, 16}, {16, 48}}) {
            assertThat(twice.getRGB(2 * at[0], 2 * at[1])).isEqualTo(plain.getRGB(at[0], at[1]));
            assertThat(open.getRGB(at[0], at[1])).isEqualTo(plain.getRGB(at[0], at[1]));
        }
        assertThat(twice.getRGB(96, 96)).isEqualTo(0xffffffff);
        assertThat(open.getRGB(48, 48) >>> 24).isZero();
    }

    @ParameterizedTest
    @CsvSource({"?scale=3, scale", "?scale=x, scale", "?scale=-1, scale", "?transparent=yes, transparent"})
    void refusesOtherPictures(String query, String field) {
        HttpResponse<String> refused = server.get("/figures/" + id + ".png" + query);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(refused).path("field").asText()).isEqualTo(field);
    }

    @Test
    void aDrawingHoldsThePicturesAndItsWordsAsText() throws Exception {
        HttpResponse<byte[]> response = server.bytes("/figures/" + id + ".svg");
        assertThat(response.headers().firstValue("Content-Type")).contains("image/svg+xml");
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.body()));
        assertThat(svg.getElementsByTagName("image").getLength()).isEqualTo(3);
        Element second = (Element) svg.getElementsByTagName("image").item(1);
        byte[] embedded = Base64.getDecoder().decode(second.getAttribute("href").split(",")[1]);
        assertThat(embedded).isEqualTo(server.bytes("/figures/" + id + "/1.png").body());
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < svg.getElementsByTagName("text").getLength(); i++) {
            words.append(svg.getElementsByTagName("text").item(i).getTextContent())
                    .append(' ');
        }
        assertThat(words.toString())
                .contains("1 13 2 ")
                .contains(TestServer.json(server.get("/api/v1/figures/" + id))
                        .path("caption")
                        .asText())
                .contains("http://127.0.0.1:%d/figures/%s…".formatted(server.port, id.substring(0, 12)));
        assertThat(((Element) svg.getElementsByTagName("a").item(0)).getAttribute("href"))
                .isEqualTo("http://127.0.0.1:%d/figures/%s".formatted(server.port, id));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void aPageOfOneFileHasAllInItAndAsksNobody() throws IOException {
        HttpResponse<String> response = server.get("/figures/" + id + ".html");
        assertThat(response.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .contains("sandbox allow-scripts");
        String page = response.body();
        String withoutTheElement = page.substring(0, page.indexOf("<script type=\"module\">"));
        assertThat(withoutTheElement).doesNotContainPattern("<(?:link|script|img)[^>]*(?:src|href)=\"(?!data:)");
        assertThat(Pattern.compile("<img src=\"data:image/png;base64,")
                        .matcher(page)
                        .results()
                        .count())
                .isEqualTo(3);
        Matcher data = Pattern.compile("<script type=\"application/json\">(.*?)</script>")
                .matcher(page);
        assertThat(data.find()).isTrue();
        JsonNode kept = new JsonMapper().readTree(data.group(1));
        JsonNode told = TestServer.json(server.get("/api/v1/figures/" + id));
        assertThat(kept.path("spec")).isEqualTo(told.path("spec"));
        assertThat(kept.at("/result/curve")).isEqualTo(told.at("/result/curve"));
        assertThat(kept.path("url").asText()).isEqualTo("http://127.0.0.1:%d/figures/%s".formatted(server.port, id));
    }

    @Test
    void whoMadeAPhotographIsNamedWithItEverywhere() {
        String photograph = made("{'kind':'occlusion','unit':'mixed4c:12','photograph':'coffee','places':2}");
        JsonNode credit =
                TestServer.json(server.get("/figures/" + photograph + ".json")).at("/result/images/0/credit");
        assertThat(credit.path("author").asText()).contains("Rachel Michetti");
        assertThat(credit.path("licence").asText()).isEqualTo("CC0-1.0");
        assertThat(credit.path("source").asText()).startsWith("https://");
        assertThat(server.get("/figures/" + photograph + ".svg").body())
                .contains("Photograph: A cup of espresso (Rachel Michetti");
        assertThat(element(photograph))
                .contains("<p slot=\"caption\">Photograph: A cup of espresso (Rachel Michetti")
                .contains("\"credit\":{\"title\":\"A cup of espresso\"");
        assertThat(element(id)).contains("slot=\"caption\"").doesNotContain("Photograph");
    }

    /** Returns the element of a figure in its page of one file. */
    private static String element(String figure) {
        String page = server.get("/figures/" + figure + ".html").body();
        return page.substring(page.indexOf("<feature-figure"), page.indexOf("</feature-figure>"));
    }

    @Test
    void hasACardOfTheSizeThatOtherSitesShow() throws IOException {
        HttpResponse<byte[]> card = server.bytes("/figures/" + id + "/card.jpg");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(card.body()));
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(1200, 630);
        String tag = card.headers().firstValue("ETag").orElseThrow();
        assertThat(server.send(server.request("/figures/" + id + "/card.jpg").header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        assertThat(server.get("/figures/" + "0".repeat(64) + "/card.jpg").statusCode())
                .isEqualTo(404);
    }

    @Test
    void citesTheFigureItsNetworkAndWhatItsKindBuildsOn() {
        HttpResponse<String> response = server.get("/figures/" + id + ".bib");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/x-bibtex");
        assertThat(response.body())
                .startsWith("@misc{featurescope-" + id.substring(0, 12) + ",")
                .contains("mixed4c: 3 channels in mini-inception")
                .contains("http://127.0.0.1:%d/figures/%s".formatted(server.port, id))
                .contains("@misc{model-" + Networks.network().id())
                .contains("@article{olah2017,")
                .contains("doi = {10.23915/distill.00007}");
        long open = response.body().chars().filter(letter -> letter == '{').count();
        assertThat(response.body().chars().filter(letter -> letter == '}').count())
                .isEqualTo(open);
    }

    @Test
    void tellsEditorsHowToEmbedAFigure() {
        String base = "http://127.0.0.1:" + server.port;
        String url = URLEncoder.encode(base + "/figures/" + id, StandardCharsets.UTF_8);
        JsonNode whole = TestServer.json(server.get("/oembed?url=" + url));
        assertThat(whole.path("type").asText()).isEqualTo("rich");
        assertThat(whole.path("html").asText())
                .contains("src=\"%s/embed/%s\"".formatted(base, id))
                .contains("title=\"mixed4c");
        assertThat(whole.path("thumbnail_width").asInt()).isEqualTo(64);
        JsonNode small = TestServer.json(server.get("/oembed?maxwidth=300&maxheight=150&url=" + url));
        assertThat(small.path("width").asInt()).isEqualTo(300);
        assertThat(small.path("height").asInt()).isEqualTo(150);
        assertThat(server.get("/oembed?format=xml&url=" + url).statusCode()).isEqualTo(501);
        assertThat(server.get("/oembed?maxwidth=1&url=" + url).statusCode()).isEqualTo(400);
        assertThat(server.get("/oembed").statusCode()).isEqualTo(404);
        assertThat(server.get("/oembed?url=%5B%5B").statusCode()).isEqualTo(404);
        for (String own : List.of("http://localhost:" + server.port, "https://scope.example", "http://scope.example")) {
            String named = URLEncoder.encode(own + "/embed/" + id + "?theme=dark#x=1", StandardCharsets.UTF_8);
            assertThat(TestServer.json(server.get("/oembed?url=" + named))
                            .path("html")
                            .asText())
                    .contains("src=\"%s/embed/%s\"".formatted(own, id));
        }
        for (String foreign : List.of(
                "http://127.0.0.1:1",
                "https://scope.example.evil.example",
                "https://scope.example@evil.example",
                "ftp://scope.example",
                "//scope.example")) {
            String named = URLEncoder.encode(foreign + "/figures/" + id, StandardCharsets.UTF_8);
            assertThat(server.get("/oembed?url=" + named).statusCode())
                    .as(foreign)
                    .isEqualTo(404);
        }
        String elsewhere = URLEncoder.encode("https://elsewhere.example/figures/" + id, StandardCharsets.UTF_8);
        assertThat(server.get("/oembed?url=" + elsewhere).statusCode()).isEqualTo(404);
        assertThat(server.get("/figures/" + id).body())
                .contains("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"" + base + "/oembed?url="
                        + url);
    }
}
