package org.featurescope.figure.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CardDrawingTest {
    private static final FontMetrics METRICS = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
            .createGraphics()
            .getFontMetrics(new Font(Font.SANS_SERIF, Font.BOLD, 42));

    @ParameterizedTest
    @CsvSource({"1, 1", "64, 64", "2000, 100", "100, 2000", "640, 420"})
    void isOfOneSizeWhateverThePicture(int width, int height) throws IOException {
        byte[] png = PngEncoder.encode(new RgbImage(width, height, new byte[3 * width * height]));
        byte[] card = CardDrawing.of("mixed4c:12", "mini-inception", png);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(card));
        assertThat(picture.getWidth()).isEqualTo(1200);
        assertThat(picture.getHeight()).isEqualTo(630);
        // the picture, which is black, begins at the margin and ends before the text
        assertThat(picture.getRGB(24, 24) & 0xff).isGreaterThan(250);
        assertThat(picture.getRGB(1190, 620) & 0xff).isGreaterThan(250);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mixed4c:12",
                "a title that is somewhat longer than the others and takes several lines of the card, at least three",
                "aWordThatIsFarTooLongForOneLineOfTheCardAndThatMustBeBrokenWhereTheLineEndsWhereverThatIs",
                "<script>alert(1)</script> & \"quotes\"\n\t and \u0007 control characters",
                "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𝔬𝔲𝔱𝔰𝔦𝔡𝔢 𝔬𝔣 𝔱𝔥𝔢 𝔟𝔞𝔰𝔦𝔠 𝔭𝔩𝔞𝔫𝔢 𝔱𝔥𝔞𝔱 𝔦𝔰 𝔠𝔲𝔱",
                ""
            })
    void titlesFitIntoTheirLines(String title) {
        for (int most = 1; most <= 4; most++) {
            List<String> lines = CardDrawing.lines(title, METRICS, 500, most);
            assertThat(lines).hasSizeBetween(1, most).allSatisfy(line -> {
                assertThat(METRICS.stringWidth(line)).isLessThanOrEqualTo(500);
                assertThat(line).doesNotContain("\n", "\u0007");
            });
        }
    }

    @Test
    void saysThatATitleIsCut() {
        String long200 = "word ".repeat(200);
        assertThat(CardDrawing.lines(long200, METRICS, 500, 2).get(1)).endsWith("…");
        assertThat(String.join(" ", CardDrawing.lines("two words", METRICS, 500, 2)))
                .isEqualTo("two words");
    }
}
