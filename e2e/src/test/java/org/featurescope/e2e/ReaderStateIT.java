package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What a reader has chosen in a figure, and the links that open it so. */
final class ReaderStateIT {
    private static final String FIGURE =
            "/figure?kind=interpolation&model=mini-inception&from=mixed3a:1&to=mixed3a:2&frames=4&size=32&steps=4";

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    @RegisterExtension
    static final OtherSite elsewhere = new OtherSite();

    @AutoClose
    static final Page page = Page.lent(Chromium.Window.DESKTOP);

    private static WebElement slider() {
        return page.find("feature-figure", "picture-frames", "input[type=range]");
    }

    private static String chosen() {
        return String.valueOf(slider().getAttribute("value"));
    }

    @Test
    void thePlaceOfASliderIsInEveryLinkAndIsFoundThereAgain() throws Exception {
        String id = new Api(server).make(FIGURE);
        String link = server.url("/figures/" + id);
        page.open(link);
        page.focus(slider());
        page.type(Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        page.until("the address follows", () -> page.address().equals(link + "#picture=2"));
        page.find("feature-figure", "details:has(figure-links) summary").click();
        List<String> copied = page.until(
                "the texts to copy",
                () -> page.all("feature-figure", "figure-links", "input, textarea").stream()
                        .map(field -> String.valueOf(field.getAttribute("value")))
                        .filter(text -> text.contains(id))
                        .toList());
        assertThat(copied)
                .hasSizeGreaterThan(5)
                .allSatisfy(text -> assertThat(text)
                        .satisfiesAnyOf(
                                any -> assertThat(any).contains("#picture=2"),
                                any -> assertThat(any).endsWith(".bib")));
        page.open("about:blank");
        page.open(link + "#picture=2");
        page.until("the same picture", () -> chosen().equals("2"));
        page.open(link + "#picture=99&angle=x&main");
        page.driver().navigate().refresh();
        page.until("a picture", () -> Integer.parseInt(chosen()) < 4);
        page.open(elsewhere.article("<script type='module' src='%s'></script><feature-figure src='%s'></feature-figure>"
                .formatted(server.url("/embed.js"), link + "#picture=2")));
        page.until("the same picture on another site", () -> chosen().equals("2"));
        page.open(elsewhere.article("<iframe src='%s' title='a figure' width='680' height='600'></iframe>"
                .formatted(server.url("/embed/" + id + "#picture=2"))));
        page.driver().switchTo().frame(page.find("iframe"));
        page.until("the same picture in a frame", () -> chosen().equals("2"));
        page.driver().switchTo().defaultContent();
        page.assertSilentConsole();
    }
}
