package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A photograph's place taken by a live camera: Chromium's own, which shows a clock and a moving disc. */
final class CameraIT {
    private static final String[] CAMERA = {"--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"};

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    @Test
    void layersMoveWithTheCameraAndHoldStillWhenItIsFrozen() {
        try (Page page = new Page(Chromium.Window.DESKTOP, CAMERA)) {
            for (String model : List.of("mini-inception", "inception-v3")) {
                page.open(server.url("/look?model=" + model));
                press(page, "Use the camera");
                page.until(
                        "frames a second",
                        () -> !page.text("look-page", "camera-control", ".rate").isEmpty());
                String second = moved(page, maps(page));
                moved(page, second);
                assertThat(page.address()).doesNotContain("sample=");
                page.screenshot("look-camera-live-" + model);

                press(page, "Freeze");
                page.until(
                        "every layer is of one picture",
                        () -> page.text("look-page", "p[aria-live]").startsWith("All "));
                page.until("it holds still", () -> maps(page).equals(later(page)));
                opensTheUnit(page);
                press(page, "Go on");
                moved(page, maps(page));
                press(page, "Stop the camera");
                page.find("look-page", "photograph-choice", "button[aria-label='A cat']")
                        .click();
                page.until(
                        "the photograph is back",
                        () -> page.address().contains("sample=chelsea")
                                && page.text("look-page", "p[aria-live]").contains("layers; the pass"));
            }
        }
    }

    /** The first layer's grid, scrolled into view: off the screen it would not move. */
    private static String maps(Page page) {
        return page.until("the first layer", () -> {
            WebElement canvas = page.find("look-page", "layer-maps", "canvas");
            page.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", canvas);
            return page.pixels(canvas);
        });
    }

    /** Waits until the first layer is another than it was. */
    private static String moved(Page page, String than) {
        return page.until("the layer moves", () -> {
            String now = maps(page);
            return now.equals(than) ? null : now;
        });
    }

    /** The first layer after as long as several frames take. */
    private static String later(Page page) {
        page.driver().executeAsyncScript("setTimeout(arguments[0], 600)");
        return maps(page);
    }

    private static void opensTheUnit(Page page) {
        page.find("look-page", "layer-maps")
                .getShadowRoot()
                .findElement(By.cssSelector("[role=gridcell]"))
                .sendKeys("\n");
        page.find("look-page", "unit-dialog", "map-inspector", "canvas");
        page.find("look-page", "unit-dialog", "feature-figure");
        page.screenshot("look-camera-unit");
        page.find("look-page", "unit-dialog", "header button").click();
    }

    @Test
    void saysWhatIsInTheWayAndKeepsThePhotograph() {
        Map<String, String[]> troubles = Map.of(
                "was not allowed", new String[] {"--use-fake-device-for-media-stream", "--deny-permission-prompts"},
                "No camera was found", new String[] {"--use-fake-ui-for-media-stream"});
        troubles.forEach((said, arguments) -> {
            try (Page page = new Page(Chromium.Window.PHONE_DARK, arguments)) {
                page.open(server.url("/look"));
                page.until(
                        "the sample",
                        () -> page.text("look-page", "p[aria-live]").startsWith("All "));
                press(page, "Use the camera");
                page.until(
                        said,
                        () -> page.text("look-page", "camera-control", "p").contains(said));
                assertThat(page.text("look-page", "p[aria-live]")).startsWith("All ");
                page.screenshot("look-camera-" + said.replace(' ', '-'));
            }
        });
    }

    private static void press(Page page, String name) {
        page.until(
                        "a button " + name,
                        () -> page.all("look-page", "camera-control", "button").stream()
                                .filter(button -> button.getText().equals(name))
                                .findFirst()
                                .orElse(null))
                .click();
    }
}
