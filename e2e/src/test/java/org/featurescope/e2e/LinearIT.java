package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The explanation of linear layers: its page, and the figure of lines, whose link holds what its reader made of it. */
final class LinearIT {
    private static final String LINES = "linear-1d-figure";
    private static final String FIRST_PROBE = "[data-probe='0'][role=slider]";

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    private static WebElement find(Page page, String selector) {
        return page.find("feature-figure", LINES, selector);
    }

    private static String text(Page page, String selector) {
        return page.text("feature-figure", LINES, selector);
    }

    private static List<String> outputs(Page page) {
        return page.all("feature-figure", LINES, "td.output").stream()
                .map(WebElement::getText)
                .toList();
    }

    private static Page opened(String query) throws Exception {
        Page page = Page.lent(Chromium.Window.DESKTOP);
        page.open(server.url("/figures/" + new Api(server).make("/figure?kind=linear-1d" + query)));
        find(page, "svg");
        page.settle();
        return page;
    }

    private static void drag(Page page, WebElement element, int x, int y) {
        new Actions(page.driver()).dragAndDropBy(element, x, y).perform();
    }

    @Test
    void aDraggedProbeAndAnEditedLineAreTheSameInAnotherWindow() throws Exception {
        try (Page page = opened("");
                Page other = Page.lent(Chromium.Window.PHONE)) {
            drag(page, find(page, FIRST_PROBE + " .pill"), 60, 0);
            page.until("the address follows the probe", () -> page.address().contains("&first=0.4"));
            page.press(find(page, "tbody tr:nth-child(3) button"));
            drag(page, find(page, ".handle.slope .knob"), 0, -40);
            page.until("the address follows the line", () -> page.address().contains("&weights="));
            String link = String.valueOf(
                    page.find("feature-figure", "figure-links", "input").getDomProperty("value"));
            assertThat(link).isEqualTo(page.address());
            other.open(link);
            find(other, "svg");
            assertThat(outputs(other)).isEqualTo(outputs(page));
            assertThat(text(other, FIRST_PROBE)).isEqualTo(text(page, FIRST_PROBE));
        }
    }

    @Test
    void everythingWorksByKeyboard() throws Exception {
        try (Page page = opened("")) {
            List<String> before = outputs(page);
            page.focus(find(page, FIRST_PROBE));
            page.type(Keys.ARROW_RIGHT, Keys.PAGE_UP);
            assertThat(text(page, FIRST_PROBE)).isEqualTo("0.41");
            page.focus(find(page, "tbody tr:nth-child(2) button"));
            page.type(Keys.ENTER);
            page.focus(find(page, ".handle.height"));
            page.type(Keys.PAGE_DOWN);
            page.until("there is a link", () -> page.address().contains("&biases=-0.007,0.014,"));
            page.typeWithControl("z");
            page.typeWithControl("z");
            page.until("all is undone", () -> outputs(page).equals(before));
            page.until("the address is that of the figure", () -> page.address().contains("/figures/"));
            page.focus(find(page, ".regions"));
            page.type(Keys.END);
            page.until("the last region", () -> text(page, ".reading").startsWith("Region 6 of 6"));
        }
    }

    @Test
    void theColoursOfSignsAreRemembered() throws Exception {
        try (Page page = opened("")) {
            page.press(find(page, "button.signs"));
            page.open(page.address());
            assertThat(page.find("feature-figure", LINES).getDomAttribute("signs"))
                    .isEqualTo("blue-orange");
        }
    }

    @Test
    void itsPageLinksToEachSectionAndKeepsWhatIsMadeOfEachFigure() {
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(server.url("/linear"));
            page.find("nav.contents a");
            List<WebElement> links = page.all("nav.contents a");
            assertThat(links).hasSizeGreaterThanOrEqualTo(4);
            page.focus(links.get(0));
            page.type(Keys.ENTER);
            page.until("the address of the section", () -> page.address().endsWith("/linear#linear-1d"));
            page.focus(find(page, FIRST_PROBE));
            page.type(Keys.HOME);
            WebElement link = page.find("feature-figure", ".links.changed a");
            assertThat(link.getDomProperty("href")).endsWith("/figure?kind=linear-1d&neurons=3&first=0");
            assertThat(page.address()).endsWith("/linear#linear-1d");
        }
    }
}
