package org.featurescope.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.featurescope.network.Digits;
import org.featurescope.web.ServerExtension;
import org.featurescope.web.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServerExtension.class)
final class DigitsApiTest {
    private final TestServer server;

    DigitsApiTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void needsDigits() {
        assumeTrue(Digits.ofProduct().isPresent(), "this build went without digits");
    }

    private HttpResponse<byte[]> get(String digest, String... headers) {
        HttpRequest.Builder request = server.request("/api/v1/digits/" + digest);
        return server.send(headers.length == 0 ? request : request.headers(headers), BodyHandlers.ofByteArray());
    }

    @Test
    void sendsAllDigitsOnceAndForEver() throws Exception {
        Digits digits = Digits.ofProduct().orElseThrow();
        HttpResponse<byte[]> plain = get(digits.digest());
        assertThat(plain.body()).isEqualTo(digits.content());
        assertThat(plain.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");

        HttpResponse<byte[]> compressed = get(digits.digest(), "Accept-Encoding", "gzip");
        assertThat(compressed.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(compressed.body()).hasSizeLessThan(2_000_000);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(digits.content());
        }

        String tag = plain.headers().firstValue("ETag").orElseThrow();
        assertThat(get(digits.digest(), "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void hasNoOtherDigits() {
        assertThat(get("0".repeat(64)).statusCode()).isEqualTo(404);
    }
}
