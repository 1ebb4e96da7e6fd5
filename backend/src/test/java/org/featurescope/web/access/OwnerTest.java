package org.featurescope.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.Networks;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.web.SocketClient;
import org.featurescope.web.TestServer;
import org.featurescope.web.http.SocketClosing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only the owner may do, and who that is. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class OwnerTest {
    private static final String FIGURE = "{'kind':'channel','unit':'mixed4c:12','size':32,'steps':2}";
    private static final Access OWN_MACHINE = Access.ofOwnMachine();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    private TestServer server(Access access) {
        TestServer server = new TestServer(data, TestServer.LIMITS, access);
        server.visualizer.letAll();
        return server;
    }

    private static String make(TestServer server) {
        String id = TestServer.json(server.submit(FIGURE)).path("id").asText();
        server.awaitMade(id);
        return id;
    }

    private static HttpRequest.Builder form(TestServer server, String path, String form) {
        return server.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("featurescope-owner="))
                .findFirst()
                .orElse("");
    }

    @Test
    void aReaderDeletesNothingAndSeesNoButton() {
        try (TestServer server = server(TestServer.ACCESS)) {
            String id = make(server);
            assertThat(server.get("/gallery").body()).contains(id).doesNotContain("delete-figure");
            for (String path : List.of("/api/v1/figures/" + id, "/api/v1/figures/" + id + "/answers")) {
                HttpResponse<String> refused = server.send(server.request(path).DELETE());
                assertThat(refused.statusCode()).as(path).isEqualTo(403);
                assertThat(TestServer.json(refused).path("detail").asText()).contains("/owner");
            }
            assertThat(server.post("/api/v1/figures/" + id + "/restore", "", BodyPublishers.noBody())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.post("/api/v1/photograph-uploads", "", BodyPublishers.noBody())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.get("/api/v1/figures/" + id).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theOwnerSignsInDeletesBringsBackAndSignsOut() {
        try (TestServer server = server(TestServer.ACCESS)) {
            String id = make(server);
            HttpResponse<String> in =
                    server.send(form(server, "/owner", "token=" + TestServer.OWNER_TOKEN.replace(' ', '+')));
            assertThat(in.statusCode()).isEqualTo(303);
            assertThat(cookie(in)).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Strict");
            String cookie = cookie(in).split(";")[0];
            assertThat(server.send(server.request("/gallery").header("Cookie", cookie))
                            .body())
                    .contains("delete-figure");
            HttpRequest.Builder deletion = server.request("/api/v1/figures/" + id)
                    .header("Cookie", cookie)
                    .DELETE();
            assertThat(server.send(deletion).statusCode()).isEqualTo(204);
            assertThat(server.get("/api/v1/figures/" + id).statusCode()).isEqualTo(404);
            HttpRequest.Builder undo = server.request("/api/v1/figures/" + id + "/restore")
                    .header("Cookie", cookie)
                    .POST(BodyPublishers.noBody());
            assertThat(server.send(undo).statusCode()).isEqualTo(200);
            assertThat(server.get("/figures/" + id + ".png").statusCode()).isEqualTo(200);
            assertThat(server.send(undo).statusCode()).isEqualTo(404);
            HttpResponse<String> out =
                    server.send(form(server, "/owner/sign-out", "").header("Cookie", cookie));
            assertThat(cookie(out)).contains("featurescope-owner=;").contains("1970");
        }
    }

    @Test
    void aWrongTokenIsRefusedAndFewCanBeTried() {
        try (TestServer server = server(TestServer.ACCESS)) {
            for (int i = 0; i < 10; i++) {
                HttpResponse<String> wrong = server.send(form(server, "/owner", "token=guess" + i));
                assertThat(wrong.statusCode()).isEqualTo(403);
                assertThat(cookie(wrong)).isEmpty();
                assertThat(wrong.body()).contains("That is not the token of this server.");
            }
            assertThat(server.send(form(server, "/owner", "token=guess")).statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void aPageOfAnotherSiteCannotUseTheOwnersSession() {
        try (TestServer server = server(TestServer.ACCESS)) {
            String id = make(server);
            HttpRequest.Builder deletion = server.ofOwner("/api/v1/figures/" + id)
                    .header("Origin", "https://evil.example")
                    .DELETE();
            assertThat(server.send(deletion).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void whoSitsAtTheMachineIsTheOwner() {
        try (TestServer server = server(OWN_MACHINE)) {
            String id = make(server);
            assertThat(server.get("/gallery").body()).contains("delete-figure");
            assertThat(server.send(server.request("/api/v1/figures/" + id).DELETE())
                            .statusCode())
                    .isEqualTo(204);
            assertThat(server.notices()).isEmpty();
        }
    }

    @Test
    void whoComesThroughAProxyIsNotTheOwner() {
        try (TestServer server = server(OWN_MACHINE)) {
            String id = make(server);
            for (String header : List.of("X-Forwarded-For", "Forwarded", "Via")) {
                HttpRequest.Builder deletion = server.request("/api/v1/figures/" + id)
                        .header(header, "for=203.0.113.9")
                        .DELETE();
                assertThat(server.send(deletion).statusCode()).as(header).isEqualTo(403);
            }
        }
    }

    @Test
    void aServerForOthersSaysHowItsOwnerSignsIn() {
        Access withoutToken = new Access(List.of("scope.example"), List.of(), Optional.empty(), false, false);
        assertThat(new AccessControl("127.0.0.1", withoutToken).notices())
                .singleElement()
                .asString()
                .matches("Its owner signs in at /owner with the token [0-9a-f]{48}");
        assertThat(new AccessControl("127.0.0.1", TestServer.ACCESS).notices())
                .as("a token that was set is not shown")
                .isEmpty();
        assertThat(new AccessControl("0.0.0.0", OWN_MACHINE).notices())
                .hasSize(2)
                .first()
                .asString()
                .contains("--allow-host");
    }

    @Test
    void refusesAShortToken() {
        Access guessable = new Access(List.of(), List.of(), Optional.of("1234"), false, false);
        assertThatThrownBy(() -> new AccessControl("127.0.0.1", guessable))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("12 characters");
    }

    @Test
    void behindAProxyWithTlsCookiesAndLinksAreSecure() {
        try (TestServer server = server(TestServer.ACCESS)) {
            String id = make(server);
            for (boolean isSecure : new boolean[] {true, false}) {
                // the first was sent by the client, the last by the proxy
                String proto = isSecure ? "http, https" : "https, http";
                String form = "token=" + TestServer.OWNER_TOKEN.replace(" ", "+");
                HttpResponse<String> signedIn =
                        server.send(form(server, "/owner", form).header("X-Forwarded-Proto", proto));
                assertThat(cookie(signedIn).contains("Secure")).isEqualTo(isSecure);
                HttpResponse<String> page =
                        server.send(server.request("/figures/" + id).header("X-Forwarded-Proto", proto));
                assertThat(page.body().contains("https://127.0.0.1")).isEqualTo(isSecure);
            }
        }
        try (TestServer server = server(OWN_MACHINE)) {
            assertThat(server.send(server.request("/figures/" + make(server)).header("X-Forwarded-Proto", "https"))
                            .body())
                    .as("no proxy is trusted")
                    .doesNotContain("https://127.0.0.1");
        }
    }

    @Test
    void onAPublicServerOnlyTheOwnerHasACamera() {
        Access open = new Access(
                TestServer.ACCESS.allowedHosts(),
                TestServer.ACCESS.trustedProxies(),
                Optional.of(TestServer.OWNER_TOKEN),
                true,
                false);
        try (TestServer server = server(open)) {
            URI camera = URI.create("ws://127.0.0.1:%d/api/v1/models/%s/camera"
                    .formatted(server.port, Networks.network().id()));
            WebSocket.Builder socket = HttpClient.newHttpClient().newWebSocketBuilder();
            try (SocketClient ofReader = SocketClient.open(socket, camera)) {
                SocketClient.Closed refused = ofReader.closed();
                assertThat(refused.code()).isEqualTo(4403);
                assertThat(refused.reason()).contains("Only the owner", "samples");
            }
            socket.header("Authorization", "Bearer " + TestServer.OWNER_TOKEN);
            try (SocketClient ofOwner = SocketClient.open(socket, camera)) {
                ofOwner.sendText("no frame");
                assertThat(ofOwner.closed().code()).as("it was open").isEqualTo(SocketClosing.UNUSABLE);
            }
        }
    }
}
