package org.featurescope.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import javax.imageio.ImageIO;
import org.featurescope.web.page.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ServerExtension.class)
final class CardsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/look",
                "/models",
                "/models/mini-inception/mixed4c",
                "/gallery",
                "/docs",
                "/space",
                "/figures/new",
                "/figure?kind=channel&unit=mixed4c:12",
                "/nowhere"
            })
    void aLinkToAnyPageHasACard(String path, TestServer server) {
        String page =
                server.send(server.request(path).header("Accept", "text/html")).body();
        assertThat(page)
                .contains("<meta property=\"og:image\" content=\"http://127.0.0.1:%d/static/pictures/card.jpg\">"
                        .formatted(server.port))
                .contains("<meta property=\"og:image:width\" content=\"1200\">")
                .contains("<meta property=\"og:image:height\" content=\"630\">")
                .contains("<meta name=\"twitter:card\" content=\"summary_large_image\">")
                .doesNotContain(Pages.SERVER);
    }

    @Test
    void theCardOfPagesHasTheSizeThatTheySay(TestServer server) throws IOException {
        byte[] card = server.bytes("/static/pictures/card.jpg").body();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(card));
        assertThat(picture.getWidth()).isEqualTo(1200);
        assertThat(picture.getHeight()).isEqualTo(630);
        assertThat(card).hasSizeLessThan(600_000);
    }

    @Test
    void aLinkToAUnitHasACardWithItsPortrait(TestServer server) throws IOException {
        String path = "/models/mini-inception/mixed4c/12";
        assertThat(server.get(path).body())
                .contains("<meta property=\"og:image\" content=\"http://127.0.0.1:%d%s/card.jpg\">"
                        .formatted(server.port, path))
                .contains("<unit-share page=\"%s\" picture=\"%s/card.jpg\">".formatted(path, path));
        HttpResponse<byte[]> card = server.bytes(path + "/card.jpg");
        assertThat(card.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(card.headers().firstValue("Cache-Control").orElse("")).contains("max-age");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(card.body()));
        assertThat(picture.getWidth()).isEqualTo(1200);
        assertThat(picture.getHeight()).isEqualTo(630);
        String tag = card.headers().firstValue("ETag").orElseThrow();
        assertThat(server.send(server.request(path + "/card.jpg").header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        for (String none : List.of("mixed4c/99999", "mixed4c/-1", "nope/1")) {
            assertThat(server.get("/models/mini-inception/%s/card.jpg".formatted(none))
                            .statusCode())
                    .as(none)
                    .isBetween(400, 404);
        }
    }

    @Test
    void aFigureThatIsNotMadeHasThatCardAndNoneOfItsOwn(TestServer server) {
        String id = TestServer.json(server.submit("{'kind':'channel','unit':'mixed4c:12','size':32,'steps':5}"))
                .path("id")
                .asText();
        assertThat(server.get("/figures/" + id).body()).contains("/static/pictures/card.jpg");
        assertThat(server.get("/figures/" + id + "/card.jpg").statusCode()).isEqualTo(404);
    }
}
