package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What is done with a keyboard alone: a figure is made, its pictures walked through, and deleted in the gallery. */
final class MakerIT {
    private static final String LINK =
            "/figures/new?kind=grid&model=mini-inception&layer=mixed3a&channels=0-5&size=64&steps=16&seed=3";

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    /** The control of a parameter in the figure maker, by its label. */
    private static WebElement control(Page page, String label, String selector) {
        return page.until(
                "the control of " + label,
                () -> page.all("figure-maker", "maker-field").stream()
                        .filter(field -> field.getShadowRoot()
                                .findElement(By.cssSelector("label"))
                                .getText()
                                .equals(label))
                        .map(field -> field.getShadowRoot().findElement(By.cssSelector(selector)))
                        .findFirst()
                        .orElse(null));
    }

    @Test
    void aSliderMovesByKeysTheAddressFollowsAndEveryChangeIsUndone() {
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(server.url(LINK));
            // so that no figure of the greatest size is begun
            page.press(page.find("figure-maker", ".buttons input[type=checkbox]"));
            WebElement size = control(page, "Size of a picture", "input[type=range]");
            page.focus(size);
            String least = "size=" + size.getDomProperty("min");
            String most = "size=" + size.getDomProperty("max");
            page.type(Keys.ARROW_RIGHT);
            page.until("the address", () -> page.address().contains("size=65"));
            page.type(Keys.HOME);
            page.until("the least", () -> page.address().contains(least));
            page.type(Keys.END);
            page.until("the most", () -> page.address().contains(most));
            page.typeWithControl("z");
            page.until("undone", () -> page.address().contains("size=64"));
            page.typeWithControl("y");
            page.until("redone", () -> page.address().contains(most));
            page.typeWithControl("z");
        }
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldAndPutRight() {
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(server.url(LINK.replace("0-5", "0-9999")));
            page.until(
                    "the problem",
                    () -> control(page, "Channels", "#problem").getText().contains("channels must be"));
            WebElement channels = control(page, "Channels", "#control");
            channels.sendKeys(Keys.chord(Keys.CONTROL, "a"), "0-5");
            page.until(
                    "it is right",
                    () -> control(page, "Channels", "#problem").getText().isEmpty());
            page.find("figure-maker", "feature-figure", ".pictures", "img");
        }
    }

    @Test
    void theGridIsOneStopOfTheTabKeyAndArrowsWalkThroughIt() {
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(server.url("/figure?" + LINK.substring(LINK.indexOf('?') + 1)));
            page.until(
                    "it is made",
                    () -> !page.all("feature-figure", ".pictures", "img").isEmpty());
            assertThat(page.all("feature-figure", "picture-grid", ".cell[tabindex='0']"))
                    .hasSize(1);
            page.focus(page.find("feature-figure", "picture-grid", ".cell[tabindex='0']"));
            page.type(Keys.ARROW_RIGHT);
            assertThat(focused(page)).isEqualTo("1");
            page.type(Keys.ARROW_DOWN);
            assertThat(focused(page)).isEqualTo("4");
            page.type(Keys.HOME);
            assertThat(focused(page)).isEqualTo("3");
            page.type(Keys.END);
            assertThat(focused(page)).isEqualTo("5");
            page.type(Keys.ENTER);
            page.until("the unit's page", () -> page.address().endsWith("/models/mini-inception/mixed3a/5"));
            page.find("h1");
        }
    }

    /** The label of the picture in focus. */
    private static String focused(Page page) {
        return page.active().findElement(By.cssSelector(".label")).getText();
    }

    @Test
    void aFigureIsDeletedInTheGalleryAndBroughtBack() throws Exception {
        String id = new Api(server).make("/figure?kind=channel&model=mini-inception&unit=conv2d2:7&size=32&steps=4");
        new Api(server).make("/figure?kind=channel&model=mini-inception&unit=conv2d2:8&size=32&steps=4");
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(server.url("/gallery?q=conv2d2"));
            String mine = "delete-figure[figure='%s']".formatted(id);
            page.find(mine, "button").sendKeys(Keys.ENTER);
            page.until(
                    "it can be undone",
                    () -> Objects.equals(page.find(mine, "#undo").getText(), "Undo"));
            assertThat(new Api(server).text("/api/v1/figures/" + id)).contains("\"status\":404");
            page.screenshot("gallery-undo-1280");
            page.type(Keys.ENTER);
            page.until(
                    "it is back", () -> Objects.equals(page.find(mine, "button").getText(), "Delete"));
            assertThat(new Api(server).text("/api/v1/figures/" + id)).contains("\"status\":\"done\"");
            page.type(Keys.ENTER);
            page.until("it is deleted again", () -> !page.all(mine, "#undo").isEmpty());
            page.open(server.url("/gallery?q=conv2d2"));
            page.find("delete-figure");
            assertThat(page.all("delete-figure")).hasSize(1);
        }
    }
}
