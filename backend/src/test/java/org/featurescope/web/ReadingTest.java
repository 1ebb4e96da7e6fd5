package org.featurescope.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.featurescope.web.http.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reading starts no run, whoever reads what, and in which way. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ServerExtension.class)
final class ReadingTest {
    private static final String LINK = "kind=channel&unit=mixed4c:12&size=32&steps=5";
    private static final List<Map<String, String>> READERS = List.of(
            Map.of(),
            Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image"),
            Map.of("Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate", "Sec-Purpose", "prefetch"),
            Map.of("Accept", "text/html", "User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1)"));

    @SuppressWarnings("NullAway.Init")
    private TestServer server;

    @BeforeEach
    void start(TestServer running) {
        server = running;
    }

    private int read(String method, String path, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = server.request(path).method(method, BodyPublishers.noBody());
        headers.forEach(request::header);
        HttpResponse<InputStream> response = server.send(request, BodyHandlers.ofInputStream());
        response.body().close();
        return response.statusCode();
    }

    /** Reads every route of the table about a figure, then asserts that nothing was started. */
    private void assertReadingStartsNothing(String id, List<Map<String, String>> readers) throws IOException {
        int runs = server.visualizer.runs();
        for (Route route : server.routes()) {
            if (route.verb().equals(HandlerType.GET)) {
                String path = TestServer.filled(route.path(), id);
                String query = "?%s&ids=%s&url=http://127.0.0.1:%d/figures/%s".formatted(LINK, id, server.port, id);
                for (Map<String, String> reader : readers) {
                    assertThat(read("GET", path + query, reader)).as(path).isLessThan(500);
                    assertThat(read("HEAD", path + query, reader)).as(path).isLessThan(500);
                }
                assertThat(server.figures.queued() + server.figures.running())
                        .as(path)
                        .isZero();
            }
        }
        assertThat(server.visualizer.runs()).isEqualTo(runs);
    }

    @Test
    void startsNothingOfAFigureThatNobodyAskedFor() throws IOException {
        assertReadingStartsNothing("0".repeat(64), READERS);
        assertThat(TestServer.json(server.get("/api/v1/figures")).path("total").asInt())
                .isZero();
    }

    @Test
    void startsNothingOfAFigureThatWasCancelled() throws IOException {
        String id = ask();
        assertThat(server.delete("/api/v1/figures/" + id + "/run").statusCode()).isEqualTo(204);
        server.visualizer.letAll();
        assertThat(server.status(id)).isIn("cancelled", "running");
        await().until(() -> server.figures.running() == 0);
        assertReadingStartsNothing(id, READERS.subList(0, 1));
    }

    @Test
    void startsNothingOfAFigureWhoseFilesAreDamaged() throws IOException {
        String id = ask();
        server.visualizer.letAll();
        server.awaitMade(id);
        for (Path file : server.storedFiles()) {
            if (file.endsWith(id + "/0.png")) {
                Files.write(file, new byte[] {1});
            }
        }
        assertThat(read("GET", "/figures/" + id + "/0.png", Map.of())).isEqualTo(404);
        assertReadingStartsNothing(id, READERS.subList(0, 1));
        assertThat(ask()).as("asking makes it anew").isEqualTo(id);
        server.awaitMade(id);
        assertThat(server.visualizer.runs()).isEqualTo(2);
    }

    private String ask() {
        HttpResponse<String> answer =
                server.post("/api/v1/figures", "application/x-www-form-urlencoded", BodyPublishers.ofString(LINK));
        return TestServer.json(answer).path("id").asText();
    }

    @Test
    void aLinkToAFigureThatNobodyAskedForShowsAPageThatAsks() {
        HttpResponse<String> page = server.get("/figure?" + LINK);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body())
                .contains("<feature-figure spec=")
                .contains("own-page")
                .contains("<h1>Unit 12 of mixed4c in Mini Inception (robust)</h1><p class=\"quiet\">mixed4c:12</p>")
                .contains("this unit everywhere, unit 12 of mixed4c in ")
                .contains("<form class=\"plain-form\" method=\"post\" action=\"/figure\" target=\"_self\">")
                .contains("<input type=\"hidden\" name=\"unit\" value=\"mixed4c:12\">")
                .doesNotContain("og:url");
        assertThat(server.get("/robots.txt").body()).contains("Disallow: /figure?\n");
    }

    @Test
    void theFormOfALinkAsksForItsFigureAndLeadsThere() {
        HttpResponse<String> made =
                server.post("/figure", "application/x-www-form-urlencoded", BodyPublishers.ofString(LINK));
        assertThat(made.statusCode()).isEqualTo(303);
        String page = made.headers().firstValue("Location").orElseThrow();
        assertThat(server.get(page).body()).contains("The figure is being made.");
        assertThat(server.figures.queued() + server.figures.running()).isEqualTo(1);
        assertThat(server.get("/figure?" + LINK).headers().firstValue("Location"))
                .contains(page);
        assertThat(server.post("/figure", "application/x-www-form-urlencoded", BodyPublishers.ofString("kind=none"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPageOfAnotherSiteCannotSendTheForm() {
        for (String site : List.of("cross-site", "same-site")) {
            HttpRequest.Builder form = server.request("/figure")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Sec-Fetch-Site", site)
                    .header("Sec-Fetch-Mode", "navigate")
                    .POST(BodyPublishers.ofString(LINK));
            assertThat(server.send(form).statusCode()).as(site).isEqualTo(403);
        }
        assertThat(server.figures.queued() + server.figures.running()).isZero();
    }
}
