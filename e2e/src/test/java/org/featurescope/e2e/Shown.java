package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;

/** What a figure on a page shows, however its kind lays it out. */
final class Shown {
    private Shown() {}

    /**
     * All pictures are loaded from addresses that begin with {@code source}. An atlas draws its own, and then has many
     * colours; a figure of numbers has curves.
     */
    static void assertWhole(Page page, String source) {
        WebElement atlas =
                page.all("feature-figure", "atlas-figure").stream().findFirst().orElse(null);
        if (atlas != null) {
            WebElement canvas = page.find("feature-figure", "atlas-figure", "canvas");
            page.press(canvas);
            page.until("the atlas is drawn", () -> colors(canvas) > 500);
            return;
        }
        page.until(
                "every picture is loaded, or curves are drawn",
                () -> page.areLoaded("feature-figure", ".pictures", "img") || hasCurvesAlone(page));
        assertThat(page.all("feature-figure", ".pictures", "img"))
                .allSatisfy(img -> assertThat(img.getAttribute("src")).startsWith(source));
    }

    private static boolean hasCurvesAlone(Page page) {
        return page.all("feature-figure", ".pictures", "img").isEmpty()
                && !page.all("feature-figure", ".pictures", "depth-curves", "polyline")
                        .isEmpty();
    }

    /** How many colours an element has on the screen; a canvas with another site's pictures on it does not tell the page. */
    private static long colors(WebElement element) {
        try (ByteArrayInputStream png = new ByteArrayInputStream(element.getScreenshotAs(OutputType.BYTES))) {
            BufferedImage picture = ImageIO.read(png);
            return Arrays.stream(
                            picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                    .distinct()
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
