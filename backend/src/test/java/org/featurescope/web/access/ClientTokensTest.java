package org.featurescope.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.featurescope.figure.run.SchedulerLimits;
import org.featurescope.web.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real server tells clients apart by its tokens, and by their addresses where they have none. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ClientTokensTest {
    private static final SchedulerLimits FAIR = new SchedulerLimits(
            1, 16, 4, Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(1));

    @SuppressWarnings("NullAway.Init")
    private TestServer server;

    @BeforeEach
    void start(@TempDir Path data) {
        server = new TestServer(data, FAIR, TestServer.ACCESS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String token() {
        String cookie =
                server.get("/gallery").headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private HttpResponse<String> submit(int channel, String... headers) {
        HttpRequest.Builder request = server.request("/api/v1/figures")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"kind\":\"channel\",\"unit\":\"mixed4c:%d\",\"size\":32,\"steps\":5}".formatted(channel)));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return server.send(request);
    }

    /** Submits figures and returns how many were accepted; asserts that the others were refused for this client alone. */
    private int accepted(int from, int count, String... headers) {
        int accepted = 0;
        for (int channel = from; channel < from + count; channel++) {
            HttpResponse<String> answer = submit(channel, headers);
            if (answer.statusCode() == 201) {
                accepted++;
            } else {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(TestServer.json(answer).path("detail").asText()).contains("of yours wait", "at place");
            }
        }
        return accepted;
    }

    @Test
    void aPageGivesATokenThatNoScriptReads() {
        HttpResponse<String> page = server.get("/gallery");
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("featurescope-client=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("private");
        assertThat(server.send(server.request("/gallery").header("Cookie", token()))
                        .headers()
                        .firstValue("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void whatOtherSitesReadGivesNone() {
        for (String path : List.of("/embed.js", "/embed/" + "0".repeat(64), "/healthz", "/api/v1/figures", "/oembed")) {
            assertThat(server.get(path).headers().firstValue("Set-Cookie"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void eightySubmissionsOfOneClientLeaveTheOthersPlacesFree() {
        String greedy = token();
        assertThat(accepted(0, 80, "Cookie", greedy)).isBetween(4, 5);
        assertThat(accepted(100, 2, "Cookie", token())).isEqualTo(2);
    }

    @Test
    void inventedTokensDoNotCount() {
        int accepted = 0;
        for (int channel = 0; channel < 20; channel++) {
            String invented = "featurescope-client=%064x".formatted(channel);
            accepted += accepted(channel, 1, "Cookie", invented);
        }
        assertThat(accepted).isBetween(4, 5);
    }

    @Test
    void behindATrustedProxyAddressesTellClientsApart() {
        assertThat(accepted(0, 20, "X-Forwarded-For", "203.0.113.1")).isBetween(4, 5);
        assertThat(accepted(50, 2, "X-Forwarded-For", "203.0.113.2")).isEqualTo(2);
        assertThat(accepted(60, 2, "X-Forwarded-For", "203.0.113.77, 203.0.113.1"))
                .as("whatever the client claims to be")
                .isZero();
    }

    @Test
    void cancellingMeansToStopWatching() {
        String anna = token();
        String id = TestServer.json(submit(1, "Cookie", anna)).path("id").asText();
        HttpRequest.Builder byBen = server.request("/api/v1/figures/" + id + "/run")
                .header("Cookie", token())
                .DELETE();
        assertThat(server.send(byBen).statusCode()).isEqualTo(202);
        HttpRequest.Builder byAnna = server.request("/api/v1/figures/" + id + "/run")
                .header("Cookie", anna)
                .DELETE();
        assertThat(server.send(byAnna).statusCode()).isEqualTo(204);
    }

    @Test
    void aPageThatOnlyOffersAFigureSaysSo() {
        submit(0, "Cookie", token());
        await().until(() -> server.visualizer.runs() == 1);
        String offered = TestServer.json(submit(1, "Cookie", token(), "Priority", "u=5"))
                .path("id")
                .asText();
        submit(2, "Cookie", token());
        submit(3, "Cookie", token(), "Priority", "u=1, i");
        assertThat(TestServer.json(server.get("/api/v1/figures/" + offered))
                        .path("queuePosition")
                        .asInt())
                .isEqualTo(3);
    }
}
