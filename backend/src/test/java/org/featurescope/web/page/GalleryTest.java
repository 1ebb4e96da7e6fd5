package org.featurescope.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.featurescope.figure.Networks;
import org.featurescope.web.ServerExtension;
import org.featurescope.web.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was made is listed, found, deleted, and made again when it came to harm. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ServerExtension.class)
final class GalleryTest {
    private TestServer server;

    @BeforeEach
    void start(TestServer running) {
        server = running;
        server.visualizer.letAll();
    }

    private String make(String spec) {
        String id = TestServer.json(server.submit(spec)).path("id").asText();
        server.awaitMade(id);
        return id;
    }

    private String channel(String unit) {
        return make("{'kind':'channel','unit':'%s','size':32,'steps':2}".formatted(unit));
    }

    private List<String> listed(String query) {
        List<String> ids = new ArrayList<>();
        TestServer.json(server.get("/api/v1/figures" + query))
                .path("figures")
                .forEach(figure -> ids.add(figure.path("id").asText()));
        return ids;
    }

    @Test
    void findsFiguresByWordsAndByWhatTheyAre() {
        String first = channel("mixed4c:12");
        String second = channel("mixed5a:3");
        String grid = make("{'kind':'grid','layer':'mixed4c','channels':[7,8],'size':32,'steps':2}");
        assertThat(listed("")).containsExactlyInAnyOrder(first, second, grid);
        assertThat(listed("?kind=grid")).containsExactly(grid);
        assertThat(listed("?layer=mixed4c")).containsExactlyInAnyOrder(first, grid);
        assertThat(listed("?q=MIXED4C:12")).containsExactly(first);
        assertThat(listed("?q=channel+mixed5a")).containsExactly(second);
        assertThat(listed("?q=%25")).as("nothing in a search is a pattern").isEmpty();
        assertThat(listed("?q=%27+OR+1%3D1")).isEmpty();
        assertThat(listed("?kind=nothing")).isEmpty();
        assertThat(listed("?page=2")).isEmpty();
        assertThat(server.get("/api/v1/figures?page=0").statusCode()).isEqualTo(400);
        assertThat(server.get("/api/v1/figures?q=" + "x".repeat(300)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesThroughManyWithoutLosingOne() {
        for (int channel = 0; channel < 26; channel++) {
            channel("mixed4c:" + channel);
        }
        JsonNode first = TestServer.json(server.get("/api/v1/figures"));
        assertThat(first.path("total").asInt()).isEqualTo(26);
        assertThat(first.path("pages").asInt()).isEqualTo(2);
        List<String> all = listed("?page=1");
        all.addAll(listed("?page=2"));
        assertThat(all).hasSize(26).doesNotHaveDuplicates();
        assertThat(server.get("/gallery?page=2&q=mixed4c").body())
                .contains("26 figures found")
                .contains("href=\"/gallery?page=1&amp;q=mixed4c\"");
    }

    @Test
    void aCardShowsThePortraitOfTheUnitThatItNames() {
        channel("mixed4c:12");
        assertThat(server.get("/gallery").body())
                .contains("href=\"/models/mini-inception-robust/mixed4c/12\" aria-label=\"mixed4c:12\"")
                .contains("/models/mini-inception-robust/portraits/mixed4c.jpg?sha256=");
    }

    @Test
    void showsWhatIsThereAndSaysWhereNothingIs() {
        assertThat(server.get("/gallery").body())
                .contains("Nothing has been made here yet")
                .contains("/figures/new");
        String id = channel("mixed4c:12");
        assertThat(server.send(server.ofOwner("/gallery")).body())
                .contains("/figures/" + id + ".png")
                .contains("<delete-figure figure=\"" + id + "\"");
        String searched =
                server.get("/gallery?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body();
        assertThat(searched).contains("No figure is like that").doesNotContain("<script>alert");
    }

    @Test
    void aFigureIsDeletedAndCanBeMadeAgain() throws IOException {
        String id = channel("mixed4c:12");
        assertThat(server.delete("/api/v1/figures/" + id).statusCode()).isEqualTo(204);
        assertThat(server.get("/api/v1/figures/" + id).statusCode()).isEqualTo(404);
        assertThat(server.get("/figures/" + id + ".png").statusCode()).isEqualTo(404);
        assertThat(server.delete("/api/v1/figures/" + id).statusCode()).isEqualTo(404);
        assertThat(server.storedFiles())
                .as("what can be brought back")
                .isNotEmpty()
                .allMatch(file -> file.toString().contains("/trash/" + id));
        assertThat(listed("")).isEmpty();
        assertThat(channel("mixed4c:12")).isEqualTo(id);
        assertThat(server.get("/figures/" + id + ".png").statusCode()).isEqualTo(200);
    }

    @Test
    void aFigureThatIsBeingMadeIsNotDeleted(@TempDir Path data) {
        try (TestServer gated = new TestServer(data)) {
            String id = TestServer.json(gated.submit("{'kind':'channel','unit':'mixed4c:12','size':32,'steps':5}"))
                    .path("id")
                    .asText();
            assertThat(gated.delete("/api/v1/figures/" + id).statusCode()).isEqualTo(409);
        }
    }

    @Test
    void aDamagedFigureIsNotShownAndMadeAgainWhenAskedFor() throws IOException {
        String id = channel("mixed4c:12");
        byte[] sound = server.bytes("/figures/" + id + ".png").body();
        Path png = server.storedFiles().stream()
                .filter(file -> file.toString().endsWith(id + "/0.png"))
                .findFirst()
                .orElseThrow();
        byte[] broken = sound.clone();
        broken[broken.length / 2] ^= 1;
        Files.write(png, broken);
        assertThat(server.get("/figures/" + id + ".png").statusCode()).isEqualTo(404);
        assertThat(channel("mixed4c:12")).as("asked for again").isEqualTo(id);
        assertThat(server.bytes("/figures/" + id + ".png").body()).isEqualTo(sound);
        assertThat(server.visualizer.runs()).isEqualTo(2);
    }

    @Test
    void tellsWhatALinkMeansWithoutMakingIt() {
        JsonNode told = TestServer.json(server.get("/api/v1/spec?kind=channel&unit=mixed4c:12&size=64"));
        assertThat(told.at("/spec/size").asInt()).isEqualTo(64);
        assertThat(told.at("/spec/modelHash").asText())
                .isEqualTo(Networks.network().sha256());
        assertThat(told.path("made").asBoolean()).isFalse();
        assertThat(server.visualizer.runs()).isZero();
        String link = told.path("readableUrl").asText();
        HttpResponse<String> made = server.post(
                "/figure",
                "application/x-www-form-urlencoded",
                BodyPublishers.ofString(link.substring(link.indexOf('?') + 1)));
        assertThat(made.headers().firstValue("Location").orElseThrow())
                .endsWith(told.path("url").asText());
        server.awaitMade(told.path("id").asText());
        assertThat(TestServer.json(server.get("/api/v1/spec?kind=channel&unit=mixed4c:12&size=64"))
                        .path("made")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind=film                             | kind     | channel, grid
            kind=channel&unit=mixed4c:12&size=7   | size     | between 32 and 2048
            kind=channel&unit=mixed4c:99999       | channel  | 0 to
            kind=grid&layer=mixed4c&channels=0-9999 | channels | 1 to 64
            kind=channel&unit=<script>            | unit     | must be a unit
            """)
    void tellsWhatIsWrongWithALink(String query, String field, String allowed) {
        HttpResponse<String> response =
                server.get("/api/v1/spec?" + query.replace("<", "%3C").replace(">", "%3E"));
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode problem = TestServer.json(response).path("problem");
        assertThat(problem.path("field").asText()).isEqualTo(field);
        assertThat(problem.path("detail").asText()).contains(allowed);
    }

    @Test
    void aLinkToANetworkThatIsNotHereSaysWhichAndHowToGetIt() {
        HttpResponse<String> other =
                server.get("/figure?kind=channel&model=googlenet&modelHash=0123456789ab&unit=mixed4c:12");
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(TestServer.json(other).path("detail").asText())
                .contains("\"googlenet\"")
                .contains("SHA-256 0123456789ab")
                .contains("models folder");
        HttpResponse<String> changed = server.get("/figure?kind=channel&modelHash=000000000000&unit=mixed4c:12");
        assertThat(changed.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(changed).path("detail").asText())
                .contains("000000000000")
                .contains(Networks.network().sha256())
                .contains("models folder");
    }
}
