package org.featurescope.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.Networks;
import org.featurescope.web.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is too costly for readers is refused before it is made, and not for the owner. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CostLimitTest {
    private static final Access PUBLIC = new Access(
            List.of("scope.example"), List.of("127.0.0.1"), Optional.of(TestServer.OWNER_TOKEN), true, false);
    private static final String CHANNEL = "kind=channel&unit=mixed4c:1";

    private static final String PHOTOGRAPH =
            "--B\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n"
                    + "Content-Type: image/png\r\n\r\na picture\r\n--B--\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    private TestServer server(Access access) {
        return new TestServer(data, TestServer.LIMITS, access);
    }

    private static HttpRequest.Builder form(HttpRequest.Builder request, String query) {
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(query));
    }

    @ParameterizedTest
    @CsvSource({
        "kind=channel&unit=mixed4c:1&size=2048&steps=4096, size",
        "kind=channel&unit=mixed4c:1&size=1024&steps=1025, size",
        "kind=grid&layer=mixed4c&channels=0-63&size=128&steps=4096, steps",
        "kind=train&problem=circle&hidden=400%2C400&batch=1000&steps=100000, steps",
        "kind=hidden-neuron&problem=digits&hidden=200&batch=1000&steps=100000&layer=1&neuron=1, steps",
    })
    void refusesWhatCostsTooMuchAndNamesTheField(String query, String field) {
        try (TestServer server = server(TestServer.ACCESS)) {
            for (String path : List.of("/api/v1/figures", "/figure")) {
                HttpResponse<String> refused = server.send(form(server.request(path), query));
                assertThat(refused.statusCode()).as(path).isEqualTo(403);
                JsonNode problem = TestServer.json(refused);
                assertThat(problem.path("field").asText()).isEqualTo(field);
                assertThat(problem.path("detail").asText()).contains("one picture of 1024 px in 1024 steps", "/owner");
            }
            JsonNode before = TestServer.json(server.get("/api/v1/spec?" + query));
            assertThat(before.at("/problem/field").asText()).isEqualTo(field);
            assertThat(server.figures.queued() + server.figures.running()).isZero();
            assertThat(server.get("/figure?" + query).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theOwnerMayRequestIt() {
        String query = CHANNEL + "&size=1024&steps=1025";
        try (TestServer server = server(TestServer.ACCESS)) {
            assertThat(TestServer.json(server.send(server.ofOwner("/api/v1/spec?" + query)))
                            .has("problem"))
                    .isFalse();
            assertThat(server.send(form(server.ofOwner("/api/v1/figures"), query))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(server.send(form(server.request("/api/v1/figures"), query))
                            .statusCode())
                    .as("what is being made costs nothing")
                    .isEqualTo(200);
        }
    }

    @Test
    void aPublicServerBoundsMoreAndTakesNoPhotographs() {
        String large = CHANNEL + "&size=512&steps=513";
        String path =
                "/api/v1/models/%s/activations".formatted(Networks.network().id());
        try (TestServer server = server(PUBLIC)) {
            assertThat(server.send(form(server.request("/api/v1/figures"), large))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.post(path, "multipart/form-data; boundary=B", BodyPublishers.ofString(PHOTOGRAPH))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.post(path, "application/json", BodyPublishers.ofString("{\"sample\":\"chelsea\"}"))
                            .statusCode())
                    .isEqualTo(200);
        }
        try (TestServer server = server(TestServer.ACCESS)) {
            assertThat(server.send(form(server.request("/api/v1/figures"), large))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void onItsOwnersMachineNothingIsBounded() {
        try (TestServer server = server(Access.ofOwnMachine())) {
            String query = CHANNEL + "&size=1024&steps=4096";
            assertThat(server.send(form(server.request("/api/v1/figures"), query))
                            .statusCode())
                    .isEqualTo(201);
        }
    }
}
