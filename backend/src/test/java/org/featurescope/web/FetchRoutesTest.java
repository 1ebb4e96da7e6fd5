package org.featurescope.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FetchRoutesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Test
    void onlyTheOwnerSeesAndFetchesKnownNetworks() {
        try (TestServer server = new TestServer(data, TestServer.LIMITS, TestServer.ACCESS)) {
            assertThat(server.get("/models").body()).doesNotContain("/models/fetch");
            assertThat(server.send(form(server.request("/models/fetch"), "name=inception5h"))
                            .statusCode())
                    .isEqualTo(403);

            assertThat(server.send(server.ofOwner("/models")).body())
                    .contains("action=\"/models/fetch\"")
                    .contains("value=\"inception5h\"");
        }
    }

    @Test
    void fetchesNoAddressThatSomebodyGives() {
        try (TestServer server = new TestServer(data, TestServer.LIMITS, TestServer.ACCESS)) {
            HttpResponse<String> refused = server.send(form(
                    server.ofOwner("/models/fetch"), "name=https%3A%2F%2Fexample.org%2Fnet.zip&address=file:///etc"));

            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.body()).contains("inception5h, inception-v3-2015, inception-v3-2016");
            assertThat(data.resolve("models")).doesNotExist();
        }
    }

    private static HttpRequest.Builder form(HttpRequest.Builder request, String form) {
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }
}
