package org.featurescope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be used is refused with a problem that names it; the server goes on, and nothing of it is kept. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ServerExtension.class)
final class BadInputTest {
    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @BeforeAll
    static void start(TestServer running) {
        server = running;
    }

    @AfterEach
    void theServerGoesOnAndTheStoreIsUntouched() throws IOException {
        assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(server.storedFiles()).isEmpty();
        assertThat(server.figures.queued() + server.figures.running()).isZero();
        assertThat(server.visualizer.runs()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | model     | {'kind':'channel','model':'nope','unit':'mixed4c:12'}   | mini-inception
            404 | layer     | {'kind':'channel','unit':'mixed9:12'}                   | mixed4c
            404 | channel   | {'kind':'channel','unit':'mixed4c:9999'}                | 0 to
            400 | size      | {'kind':'channel','unit':'mixed4c:12','size':7}         | between 32 and 2048
            400 | steps     | {'kind':'channel','unit':'mixed4c:12','steps':1e9}      | between 1 and 4096
            400 | steps     | {'kind':'channel','unit':'mixed4c:12','steps':1000000000} | between 1 and 4096
            400 | seed      | {'kind':'channel','unit':'mixed4c:12','seed':'abc'}     | between 0 and 9007199254740991
            400 | pictures  | {'kind':'objective','objective':'channel(mixed4c:12)','pictures':64,'size':2048} | 16 are possible
            400 | size      | {'kind':'channel','unit':'mixed4c:12','objective':'neuron','size':2048} | at most 512
            400 | colour    | {'kind':'channel','unit':'mixed4c:12','colour':'red'}   | it has kind, model
            400 | kind      | {'kind':'film'}                                         | channel, grid
            400 | body      | [1,2,3]                                                 | JSON object
            400 | body      | 17                                                      | JSON object
            400 | body      | {'kind'                                                 | not JSON
            400 | size      | {'kind':'channel','unit':'mixed4c:12','size':64,'size':65} | given twice
            """)
    void refusesASpecAndNamesTheFieldAndWhatIsAllowed(int status, String field, String spec, String allowed) {
        assertProblem(server.submit(spec), status, field, allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | model   | kind=channel&unit=mixed4c:12&model=nope
            404 | layer   | kind=channel&unit=mixed9:12
            400 | size    | kind=channel&unit=mixed4c:12&size=7
            400 | seed    | kind=channel&unit=mixed4c:12&seed=abc
            400 | foo     | kind=channel&unit=mixed4c:12&foo=1
            400 | unit    | kind=channel&unit=mixed4c:12&unit=mixed4c:13
            400 | unit    | kind=channel&unit=%C3%28
            """)
    void refusesAReadableLinkAsItRefusesASpec(int status, String field, String query) {
        assertProblem(server.get("/figure?" + query), status, field, "");
    }

    @Test
    void refusesBytesThatAreNoText() {
        HttpResponse<String> response =
                server.post("/api/v1/figures", "application/json", BodyPublishers.ofByteArray(new byte[] {
                    '{', '"', (byte) 0xc3, '(', '"', '}'
                }));
        assertProblem(response, 400, "body", "UTF-8");
    }

    @Test
    void refusesAnEmptyBody() {
        assertProblem(server.submit(""), 400, "body", "JSON object");
    }

    @Test
    void refusesABodyOfAnotherType() {
        HttpResponse<String> response = server.post("/api/v1/figures", "text/plain", BodyPublishers.ofString("{}"));
        assertProblem(response, 415, "", "application/json");
        assertThat(server.send(server.request("/api/v1/figures").POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void refusesAJsonBodyOfMoreThanSixtyFourKilobytes() {
        String large = "{\"kind\":\"" + "x".repeat(70_000) + "\"}";
        assertProblem(server.submit(large), 413, "", "64 kB");
        assertProblem(server.post("/api/v1/figures", "application/json", streamed(100_000_000)), 413, "", "64 kB");
    }

    @Test
    void saysWhichMethodsAPathTakes() {
        HttpResponse<String> response = server.delete("/api/v1/figures");
        assertProblem(response, 405, "", "POST");
        assertThat(response.headers().firstValue("Allow").orElseThrow()).contains("POST");
    }

    @Test
    void saysThatThereIsNothing() {
        assertProblem(server.get("/api/v1/nothing"), 404, "", "/api/v1/nothing");
        assertProblem(server.get("/api/v1/models/nope"), 404, "model", "mini-inception");
    }

    @Test
    void tellsPeopleOnAPageAndProgramsInJson() {
        HttpResponse<String> page = server.send(server.request("/nothing").header("Accept", "text/html,*/*;q=0.8"));
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("<h1>Not found</h1>").contains("nothing at /nothing");
        assertProblem(server.send(server.request("/api/v1/nothing").header("Accept", "text/html")), 404, "", "nothing");
    }

    @Test
    void doesNotTellItsInnards(@TempDir Path data) {
        try (TestServer broken = new TestServer(data)) {
            broken.store.close();
            HttpResponse<String> response = broken.get("/api/v1/figures/" + "0".repeat(64));
            assertProblem(response, 500, "", "The server cannot use its database of figures.");
            assertThat(response.body())
                    .doesNotContain("index")
                    .doesNotContain("Exception")
                    .doesNotContain("SQL");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/static/../openapi.json",
        "/static/%2e%2e/openapi.json",
        "/static/..%2fopenapi.json",
        "/static/.hidden",
        "/static/",
        "/static/css/",
        "/assets/..%5copenapi.json",
        "/assets/nothing.js"
    })
    void servesNothingBesideItsFolders(String path) {
        assertThat(server.get(path).statusCode()).isEqualTo(404);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String field, String detail) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = TestServer.json(response);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("field").asText()).isEqualTo(field);
        assertThat(problem.path("detail").asText()).contains(detail);
    }

    /** Bytes that are made as they are sent, without a length told before. */
    private static BodyPublisher streamed(long length) {
        return BodyPublishers.ofInputStream(() -> new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int count) {
                int read = (int) Math.min(count, left);
                left -= read;
                return read == 0 ? -1 : read;
            }
        });
    }
}
