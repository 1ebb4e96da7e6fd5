package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;

/** What a figure on a page shows, however its kind lays it out. */
final class Shown {
    private Shown() {}

    /**
     * All pictures are loaded from addresses that begin with {@code source}. An atlas draws its own, and then has many
     * colours; a figure of numbers has curves or a drawing; one that asks its reader has a button to begin.
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
                "every picture is loaded, or there is something without pictures",
                () -> page.areLoaded("feature-figure", ".pictures", "img") || isWholeWithoutPictures(page));
        // an element may draw its pictures anew
        List<String> sources = page.until(
                "the pictures' addresses",
                () -> page.all("feature-figure", ".pictures", "img").stream()
                        .map(img -> String.valueOf(img.getAttribute("src")))
                        .toList());
        assertThat(sources).allSatisfy(address -> assertThat(address).startsWith(source));
    }

    private static boolean isWholeWithoutPictures(Page page) {
        return page.all("feature-figure", ".pictures", "img").isEmpty()
                && (!page.all("feature-figure", ".pictures", "button.start, svg path, svg line, canvas")
                                .isEmpty()
                        || !page.all("feature-figure", ".pictures", "depth-curves", "polyline")
                                .isEmpty());
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
