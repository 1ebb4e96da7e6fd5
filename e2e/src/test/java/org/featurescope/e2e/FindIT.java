package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** What a reader does to find units by a drawing, and by a part of a photograph. */
final class FindIT {
    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    @Test
    void findsUnitsByADrawingAndByAPartOfASample() {
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(server.url("/find?model=mini-inception"));
            page.press(page.find("find-picture", "#draw"));
            drag(page, page.find("find-picture", "draw-picture", "canvas"), 60);
            page.press(page.find("find-picture", "draw-picture", "#find"));
            String drawing = searched(page, "");
            assertThat(page.all("#results .found li")).isNotEmpty();
            assertThat(Axe.violations(page.driver())).isEmpty();
            page.screenshot("found-by-a-drawing");

            page.press(page.find("input[value=coffee] + img"));
            page.until(
                    "the sample",
                    () -> Objects.requireNonNull(page.find("find-picture", "part-chooser", "img")
                                            .getDomAttribute("src"))
                                    .endsWith("coffee.png")
                            && page.areLoaded("find-picture", "part-chooser", "img"));
            drag(page, page.find("find-picture", "part-chooser", ".picture"), 50);
            page.type(Keys.ARROW_RIGHT);
            assertThat(page.text("find-picture", "#find")).isEqualTo("Find units by this part");
            assertThat(Axe.violations(page.driver())).isEmpty();
            page.press(page.find("find-picture", "#find"));
            searched(page, drawing);
            assertThat(page.all("#results .found li")).isNotEmpty();
            page.screenshot("found-by-a-part");
            page.become(Chromium.Window.NARROW);
            assertThat(page.pixelsTooWide()).isZero();
            page.screenshot("found-by-a-part-narrow");
        }
    }

    /** Drags over an element, from the left and above of its middle to the right and below of it. */
    private static void drag(Page page, WebElement element, int pixels) {
        page.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        new Actions(page.driver())
                .moveToElement(element, -pixels, -pixels)
                .clickAndHold()
                .moveByOffset(2 * pixels, 2 * pixels)
                .release()
                .perform();
    }

    /** Waits for the picture that was searched by, other than that of the search before, and returns its address. */
    private static String searched(Page page, String before) {
        return page.until("the picture that was searched by", () -> {
            String url =
                    Objects.requireNonNull(page.find("#results .searched img").getDomAttribute("src"));
            return url.equals(before) ? null : url;
        });
    }
}
