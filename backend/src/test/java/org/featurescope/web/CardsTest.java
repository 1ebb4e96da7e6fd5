package org.featurescope.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
                "/models/mini-inception/mixed4c/12",
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
    void aFigureThatIsNotMadeHasThatCardAndNoneOfItsOwn(TestServer server) {
        String id = TestServer.json(server.submit("{'kind':'channel','unit':'mixed4c:12','size':32,'steps':5}"))
                .path("id")
                .asText();
        assertThat(server.get("/figures/" + id).body()).contains("/static/pictures/card.jpg");
        assertThat(server.get("/figures/" + id + "/card.jpg").statusCode()).isEqualTo(404);
    }
}
