package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What a reader does, from a photograph to a picture and its link. */
final class ReaderIT {
    private static final String[] DIALOG_FIGURE = {"look-page", "unit-dialog", "feature-figure"};

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    @Test
    void goesFromAPhotographToANeuronsPictureItsLinkAndItsEmbed() throws Exception {
        String permalink;
        String image;
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(server.url("/look"));
            page.find("look-page", "photograph-choice", "button[aria-label='A cat']")
                    .click();
            page.until(
                    "five classes",
                    () -> page.all("look-page", "class-bars", "li").size() == 5);
            assertThat(page.text("look-page", "class-bars", "li")).contains("Egyptian cat");
            page.until(
                    "every layer", () -> page.text("look-page", "p[aria-live]").startsWith("All "));
            assertThat(page.all("look-page", "layer-maps")).hasSizeGreaterThan(10);
            assertThat(page.address()).contains("sample=chelsea");

            openAUnit(page);
            watchFramesChange(page);
            pressButton(page, "Cancel");
            page.until("it is cancelled", () -> status(page).toLowerCase().contains("cancel"));
            pressButton(page, "Make it");
            WebElement link = page.until("it is made", () -> {
                WebElement png =
                        page.all(path("a[href$='.png']")).stream().findFirst().orElse(null);
                return png == null ? null : page.find(path(".links > a"));
            });
            permalink = Objects.requireNonNull(link.getAttribute("href"));
            image = page.find("look-page", "unit-dialog", "feature-figure", ".pictures", "img")
                    .getAttribute("src");
        }
        byte[] picture = get(URI.create(server.url("/")).resolve(Objects.requireNonNull(image)));
        seesTheSamePicture(permalink, picture);
        seesTheSamePicture(permalink.replace("/figures/", "/embed/"), picture);
    }

    private static void openAUnit(Page page) {
        // the middle of a middle layer
        WebElement layer = page.all("look-page", "layer-maps").get(7);
        page.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", layer);
        WebElement cell = page.until(
                "the layer's grid",
                () -> layer.getShadowRoot().findElements(By.cssSelector("[role=gridcell]")).stream()
                        .findFirst()
                        .orElse(null));
        cell.sendKeys(Keys.ARROW_RIGHT);
        layer.getShadowRoot().findElement(By.cssSelector("[role=gridcell]")).sendKeys(Keys.ENTER);
        page.find(DIALOG_FIGURE);
    }

    private static void watchFramesChange(Page page) {
        WebElement canvas = page.find("look-page", "unit-dialog", "feature-figure", "picture-grid", "canvas");
        page.until("the first step", () -> status(page).startsWith("Step"));
        String first = page.pixels(canvas);
        String second = page.until("another frame", () -> {
            String now = page.pixels(canvas);
            return now.equals(first) ? null : now;
        });
        page.until("a third frame", () -> !page.pixels(canvas).equals(second));
    }

    private static String status(Page page) {
        return page.text(path(".status"));
    }

    private static void pressButton(Page page, String name) {
        page.until(
                        "a button " + name,
                        () -> page.all(path(".status button")).stream()
                                .filter(button -> button.getText().equals(name))
                                .findFirst()
                                .orElse(null))
                .click();
    }

    private static String[] path(String last) {
        return new String[] {DIALOG_FIGURE[0], DIALOG_FIGURE[1], DIALOG_FIGURE[2], last};
    }

    /** In a session of its own. */
    private static void seesTheSamePicture(String url, byte[] picture) throws Exception {
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(url);
            WebElement shown = page.find("feature-figure", ".pictures", "img");
            page.until("the picture is loaded", () -> (Boolean) page.driver()
                    .executeScript("return arguments[0].complete && arguments[0].naturalWidth > 0", shown));
            URI source = URI.create(url).resolve(Objects.requireNonNull(shown.getAttribute("src")));
            assertThat(get(source)).isEqualTo(picture);
        }
    }

    private static byte[] get(URI uri) throws IOException, InterruptedException {
        var response =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(uri.toString()).isEqualTo(200);
        return response.body();
    }
}
