package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Every page in a browser whose scripts are turned off. */
final class NoScriptIT {
    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    private static final Page page = new Page(Chromium.Window.PHONE);

    @BeforeAll
    static void turnScriptsOff() {
        page.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    @AfterAll
    static void close() {
        page.driver().quit();
    }

    static Stream<String> paths() {
        return SitePages.paths();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyPageHasContentAndNothingDead(String path) {
        page.open(server.url(path));
        SoftAssertions all = new SoftAssertions();
        all.assertThat(page.driver().findElement(By.tagName("h1")).getText()).isNotBlank();
        WebElement main = page.driver().findElement(By.tagName("main"));
        all.assertThat(main.getText())
                .as("the words of %s", path)
                .hasSizeGreaterThan(60)
                .doesNotContainPattern("(?i)\\bloading\\b")
                .doesNotContain("Asking");
        for (WebElement button : main.findElements(By.tagName("button"))) {
            all.assertThat(!button.isDisplayed()
                            || !button.findElements(By.xpath("ancestor::form")).isEmpty())
                    .as("the button \"%s\" of %s works", button.getText(), path)
                    .isTrue();
        }
        for (WebElement figure : main.findElements(By.tagName("feature-figure"))) {
            all.assertThat(figure.findElements(By.cssSelector("a, img")))
                    .as("a link or picture of the figure %s", figure.getAttribute("spec"))
                    .isNotEmpty();
        }
        page.screenshot("without-script" + path.replaceAll("\\W+", "-"));
        all.assertAll();
    }

    @Test
    void aFinishedFigureIsAPictureWhereverItStands() throws Exception {
        Api api = new Api(server);
        Api.Example example = api.examples().get(0);
        String id = api.make(example);
        page.open(server.url(example.link().replace("/figure?", "/figure.png?")));
        assertThat(page.address()).endsWith("/figures/" + id + ".png");
        for (String path : List.of("/figures/", "/embed/")) {
            page.open(server.url(path + id));
            assertThat(page.driver().findElements(By.cssSelector("feature-figure img")))
                    .isNotEmpty();
        }
    }
}
