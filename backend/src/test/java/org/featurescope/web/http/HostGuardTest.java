package org.featurescope.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.featurescope.web.ServerExtension;
import org.featurescope.web.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server of one's own machine works for nobody who only claims to be its page. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ServerExtension.class)
final class HostGuardTest {
    private static final String SPEC = "{\"kind\":\"channel\",\"unit\":\"mixed4c:12\",\"size\":32,\"steps\":5}";

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @BeforeAll
    static void start(TestServer running) {
        server = running;
    }

    /** Sends what no client of the platform would: any host. The answer with its head. */
    private static String send(String request, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port)) {
            String all = request + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
            String body = request.startsWith("POST") ? SPEC : "";
            socket.getOutputStream().write((all + body).getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String submit(String host, String... more) throws IOException {
        String[] headers = new String[more.length + 3];
        headers[0] = "Host: " + host;
        headers[1] = "Content-Type: application/json";
        headers[2] = "Content-Length: " + SPEC.length();
        System.arraycopy(more, 0, headers, 3, more.length);
        return send("POST /api/v1/figures", headers);
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    @Test
    void refusesWorkUnderANameThatIsNotItsOwnAndSaysWhatToDo() throws IOException {
        int underWay = server.figures.queued() + server.figures.running();
        String answer = submit("rebound.example:" + server.port, "Origin: http://rebound.example:" + server.port);
        assertThat(status(answer)).isEqualTo(421);
        assertThat(answer).contains("application/problem+json");
        var problem = new JsonMapper().readTree(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
        assertThat(problem.path("status").asInt()).isEqualTo(421);
        assertThat(problem.path("detail").asText())
                .contains("rebound.example")
                .contains("--allow-host rebound.example");
        // what others of these tests asked for may have ended meanwhile
        assertThat(server.figures.queued() + server.figures.running()).isLessThanOrEqualTo(underWay);
    }

    @ParameterizedTest
    @CsvSource({"DELETE /api/v1/figures/0", "POST /figure", "POST /api/v1/models/mini-inception/activations"})
    void nothingThatChangesAnythingIsDoneUnderAnotherName(String request) throws IOException {
        assertThat(status(send(
                        request,
                        "Host: rebound.example",
                        "Content-Length: " + (request.startsWith("POST") ? SPEC.length() : 0))))
                .isEqualTo(421);
    }

    @Test
    void answersAForeignNameThatItRunsAndNothingElse() throws IOException {
        assertThat(status(send("GET /healthz", "Host: rebound.example"))).isEqualTo(200);
        assertThat(status(send("HEAD /healthz", "Host: rebound.example"))).isEqualTo(200);
        assertThat(status(send("POST /healthz", "Host: rebound.example", "Content-Length: " + SPEC.length())))
                .isEqualTo(421);
    }

    /** Returns other spellings of a path, some of which servers take for the same. */
    private static List<String> spellings(String path) {
        String first = path.length() > 1 ? "%%%02x".formatted((int) path.charAt(1)) + path.substring(2) : "";
        return List.of(
                path,
                path + "/",
                path + "//",
                "/" + path,
                "/." + path,
                "/x/.." + path,
                path + "/.",
                path + "/x/..",
                path + ";x=1",
                path + "%2f",
                "/" + first,
                path.toUpperCase(Locale.ROOT),
                path + "?kind=channel&unit=mixed4c:12");
    }

    @Test
    void noRouteIsAnsweredUnderAForeignNameHoweverItsPathIsSpelled() throws IOException {
        int underWay = server.figures.queued() + server.figures.running();
        for (Route route : server.routes()) {
            for (String path : spellings(TestServer.filled(route.path(), "0".repeat(64)))) {
                if (path.split("\\?", 2)[0].equals(HostGuard.OPEN)) {
                    continue;
                }
                String answer = send(
                        route.verb() + " " + path,
                        "Host: rebound.example",
                        "Content-Length: " + (route.verb().equals(HandlerType.POST) ? SPEC.length() : 0));
                // Jetty itself refuses some spellings with status 400
                assertThat(status(answer)).as(route.verb() + " " + path).isIn(421, 400);
                if (path.equals(TestServer.filled(route.path(), "0".repeat(64)))) {
                    assertThat(status(answer)).as(path).isEqualTo(421);
                }
            }
        }
        assertThat(server.figures.queued() + server.figures.running()).isLessThanOrEqualTo(underWay);
    }

    @Test
    void noSpellingOfAPathLetsAnotherPageBeFramed() throws IOException {
        String host = "Host: 127.0.0.1:" + server.port;
        for (String path : List.of("/embed/../gallery", "/embed/%2e%2e/gallery", "/embed/;/../gallery", "/embed/.")) {
            assertThat(send("GET " + path, host)).as(path).doesNotContain("frame-ancestors *");
        }
    }

    @Test
    void noSecondNameHidesAForeignOne() throws IOException {
        String own = "127.0.0.1:" + server.port;
        assertThat(status(send("GET /gallery", "Host: " + own, "Host: rebound.example")))
                .isEqualTo(400);
        assertThat(status(send("GET http://" + own + "/gallery", "Host: rebound.example")))
                .isIn(400, 421);
        assertThat(status(send("GET http://rebound.example/gallery", "Host: " + own)))
                .isIn(400, 421);
        assertThat(status(send("GET /gallery", "Host: rebound.example", "X-Forwarded-Host: " + own)))
                .isEqualTo(421);
    }

    @Test
    void aPageOfAnotherSiteReadsOnlyWhatIsMeantForEveryone() throws IOException {
        String host = "Host: 127.0.0.1:" + server.port;
        assertThat(status(send("GET /api/v1/figures", host, "Origin: https://evil.example")))
                .isEqualTo(403);
        assertThat(status(send("GET /embed.js", host, "Origin: https://article.example")))
                .isNotEqualTo(403);
    }

    @Test
    void worksUnderItsOwnNamesAndThoseThatTheOperatorAllowed() throws IOException {
        server.visualizer.letAll();
        for (String host : List.of("127.0.0.1", "localhost", "LOCALHOST.", "[::1]", "scope.example", "me.localhost")) {
            assertThat(status(submit(host + ":" + server.port))).as(host).isBetween(200, 201);
        }
    }

    @Test
    void refusesWorkThatAnotherSitesPageAsksFor() throws IOException {
        String host = "127.0.0.1:" + server.port;
        assertThat(status(submit(host, "Origin: http://evil.example"))).isEqualTo(403);
        assertThat(status(submit(host, "Origin: null"))).isEqualTo(403);
        server.visualizer.letAll();
        assertThat(status(submit(host, "Origin: http://" + host))).isBetween(200, 201);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:7070, true",
        "127.0.0.1, 127.0.0.2, true",
        "localhost, [::1]:7070, true",
        "::1, localhost:80, true",
        "127.0.0.1, evil.example, false",
        "127.0.0.1, 127.0.0.1.evil.example, false",
        "127.0.0.1, localhost.evil.example, false",
        "127.0.0.1, notlocalhost, false",
        "127.0.0.1, 192.168.1.5, false",
        "127.0.0.1, , false",
        "0.0.0.0, anything.example:80, false",
        "0.0.0.0, 192.168.1.5:7070, true",
        "0.0.0.0, [fe80::1]:7070, true",
        "0.0.0.0, 192.168.1.5.evil.example, false",
        "192.168.1.5, anything.example, false",
    })
    void knowsItsNamesByWhereItListens(String listensAt, @Nullable String host, boolean known) {
        assertThat(new HostGuard(listensAt, List.of()).knows(host)).isEqualTo(known);
    }

    @Test
    void aServerOfAllTheNetworkKeepsToTheNamesThatItWasGivenIfAny() {
        HostGuard guard = new HostGuard("0.0.0.0", List.of("Scope.example", "fe80::1"));
        assertThat(guard.knows("scope.example:443")).isTrue();
        assertThat(guard.knows("[fe80::1]:443")).isTrue();
        assertThat(guard.knows("localhost:443")).isTrue();
        assertThat(guard.knows("other.example")).isFalse();
    }
}
