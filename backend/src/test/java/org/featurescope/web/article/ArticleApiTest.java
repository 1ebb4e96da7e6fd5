package org.featurescope.web.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.featurescope.web.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ArticleApiTest {
    @SuppressWarnings("NullAway.Init")
    private TestServer server;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = new TestServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String asked(int channel) {
        return TestServer.json(
                        server.submit("{'kind':'channel','unit':'mixed4c:%d','size':32,'steps':4}".formatted(channel)))
                .path("id")
                .asText();
    }

    private String made(int channel) {
        server.visualizer.let(4);
        String id = asked(channel);
        server.awaitMade(id);
        return id;
    }

    private static Map<String, String> entries(byte[] zip) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(
                        entry.getName().substring(entry.getName().indexOf('/') + 1),
                        new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return entries;
    }

    @Test
    void answersWithFiguresAsAnArchiveWhoseFilesLieInOneFolder() throws IOException {
        String one = made(1);
        String two = made(2);
        HttpResponse<byte[]> alone = server.bytes("/figures/" + one + ".zip");
        assertThat(alone.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(alone.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"article-%s.zip\"".formatted(one.substring(0, 12)));
        assertThat(entries(alone.body()))
                .containsKeys("index.html", "embed.js", "figures/%s/figure.js".formatted(one))
                .doesNotContainKey("figures/%s/figure.js".formatted(two));
        Map<String, String> both = entries(server.bytes("/figures.zip?ids=%s,%s,%s".formatted(two, one, two))
                .body());
        assertThat(both).containsKeys("figures/%s/0.png".formatted(one), "figures/%s/0.png".formatted(two));
        assertThat(both.get("figures/%s/figure.js".formatted(one)))
                .contains("\"url\":\"http://127.0.0.1:%d/figures/%s\"".formatted(server.port, one));
    }

    @Test
    void makesNoFigure() {
        String finished = made(1);
        String unfinished = asked(2);
        HttpResponse<String> refused = server.get("/figures/" + unfinished + ".zip");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(TestServer.json(refused).path("detail").asText()).contains("is not finished");
        assertThat(refused.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(server.get("/figures.zip?ids=%s,%s".formatted(finished, unfinished))
                        .statusCode())
                .isEqualTo(409);
        assertThat(server.get("/figures/%s.zip".formatted("0".repeat(64))).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"'', 400", "?ids=, 400", "'?ids=,,', 400", "?ids=../../etc/passwd, 404", "?ids=abc, 404"})
    void refusesWhatNamesNoFigures(String query, int status) {
        assertThat(server.get("/figures.zip" + query).statusCode()).isEqualTo(status);
    }

    @Test
    void refusesMoreFiguresThanAPageHas() {
        String many = IntStream.rangeClosed(0, ArticleApi.MOST_FIGURES)
                .mapToObj("%064x"::formatted)
                .collect(Collectors.joining(","));
        assertThat(server.get("/figures.zip?ids=" + many).statusCode()).isEqualTo(400);
    }
}
