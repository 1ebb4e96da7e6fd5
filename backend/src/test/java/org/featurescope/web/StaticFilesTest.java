package org.featurescope.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.featurescope.activation.photographs.PhotographSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The photographs that come with the product, their credits and the parts of the embed script have addresses. */
@ExtendWith(ServerExtension.class)
final class StaticFilesTest {
    private static final Pattern PART = Pattern.compile("\\(`?\"?\\./(chunks/embed/[A-Za-z0-9_-]+\\.js)");
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

    /** The embed script names its parts relative to itself, and pages of other sites load them. */
    @Test
    void otherSitesMayLoadThePartsOfTheEmbedScript() {
        List<String> parts = PART.matcher(server.get("/embed.js").body())
                .results()
                .map(part -> part.group(1))
                .distinct()
                .toList();
        assertThat(parts).hasSizeGreaterThan(5);
        for (String part : parts) {
            HttpResponse<String> script =
                    server.send(server.request("/" + part).header("Origin", "https://elsewhere.example"));
            assertThat(script.statusCode()).as(part).isEqualTo(200);
            assertThat(script.headers().firstValue("Access-Control-Allow-Origin"))
                    .as(part)
                    .contains("*");
            assertThat(script.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        }
        assertThat(server.get("/chunks/embed/nothing.js").statusCode()).isEqualTo(404);
        assertThat(server.get("/chunks/main.js").statusCode()).isEqualTo(404);
    }
}
