package org.featurescope.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.featurescope.activation.photographs.PhotographSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The photographs that come with the product have addresses, and so have their credits. */
@ExtendWith(ServerExtension.class)
final class StaticFilesTest {
    private static final String COMMONS = "/static/photographs/commons/";

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @BeforeAll
    static void use(TestServer running) {
        server = running;
    }

    @Test
    void servesEachPhotographUnderItsName() throws IOException {
        try (PhotographSet commons = PhotographSet.commons()) {
            for (String name : commons.names()) {
                HttpResponse<byte[]> file = server.bytes(COMMONS + name);
                assertThat(file.headers().firstValue("Content-Type")).as(name).contains("image/jpeg");
                assertThat(file.body()).as(name).isEqualTo(commons.bytes(name));
            }
        }
    }

    @Test
    void servesTheCreditsAsATable() {
        HttpResponse<String> credits = server.get(COMMONS + "credits.tsv");
        assertThat(credits.headers().firstValue("Content-Type")).contains("text/tab-separated-values; charset=utf-8");
        assertThat(credits.body()).startsWith("file\tauthor\tlicence\tsource\n").contains("aussiegall\tCC BY 2.0\t");
    }
}
