package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Figures whose pictures stand in rows and columns, follow each other, or are guessed at, by keyboard alone. */
final class KindsIT {
    private static final String SMALL = "&model=mini-inception&size=32&steps=8&seed=1";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all
    private static ServerProcess server;

    @BeforeAll
    static void start() {
        server = ServerProcess.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void press(Page page, CharSequence... keys) {
        new Actions(page.driver()).sendKeys(keys).perform();
    }

    private static void focus(Page page, WebElement element) {
        page.driver().executeScript("arguments[0].focus()", element);
    }

    private static String active(Page page, String element, String attribute) {
        return String.valueOf(page.driver()
                .executeScript(
                        "return document.querySelector('feature-figure').shadowRoot.querySelector(arguments[0])"
                                + ".shadowRoot.activeElement.closest('[' + arguments[1] + ']').getAttribute(arguments[1])",
                        element,
                        attribute));
    }

    @Test
    void everyKindIsMadeFromItsReadableLinkAndShownWhole() throws Exception {
        Api api = new Api(server);
        List<String> examples = api.examples().stream()
                .map(link -> link.replaceAll("size=\\d+", "size=32").replaceAll("steps=\\d+", "steps=8"))
                .toList();
        try (Page page = new Page(Chromium.Window.DESKTOP)) {
            for (String example : examples) {
                String id = api.make(example);
                page.open(server.url("/figures/" + id));
                page.find("feature-figure", ".pictures", "img, [role=application]");
                assertThat(page.text("feature-figure", "figcaption")).as(example).contains("mini-inception");
                // figures with photographs lay their pictures out in their own way
                if (!page.all("feature-figure", "semantic-figure, spectrum-figure, atlas-figure").isEmpty()) {
                    continue;
                }
                int made = api.text("/api/v1/figures/" + id).split("\"objective\":(?!\\[|\")", -1).length - 1;
                String grid = page.all("feature-figure", "picture-frames").isEmpty() ? "img" : ".strip img";
                assertThat(page.all("feature-figure", ".pictures", grid)).as(example).hasSize(made);
                page.until("every picture is loaded", () -> page.all("feature-figure", ".pictures", grid).stream()
                        .allMatch(img -> !"0".equals(img.getAttribute("naturalWidth"))));
                assertThat(page.text("feature-figure", "figcaption")).as(example).contains("mini-inception", "8 steps");
            }
        }
    }

    @Test
    void aWalkIsGoneThroughByTheSlider() throws Exception {
        String id = new Api(server).make("/figure?kind=interpolation&from=mixed4c:1&to=mixed4c:2&frames=5" + SMALL);
        try (Page page = new Page(Chromium.Window.PHONE)) {
            page.open(server.url("/figures/" + id));
            WebElement slider = page.find("feature-figure", "picture-frames", "input[type=range]");
            focus(page, slider);
            press(page, Keys.HOME);
            assertThat(shown(page)).isEqualTo("0.00 /figures/" + id + "/0.png");
            press(page, Keys.ARROW_RIGHT);
            assertThat(shown(page)).isEqualTo("0.25 /figures/" + id + "/1.png");
            press(page, Keys.PAGE_DOWN);
            assertThat(shown(page)).startsWith("0.00");
            press(page, Keys.END);
            assertThat(shown(page)).isEqualTo("1.00 /figures/" + id + "/4.png");
            page.press(page.all("feature-figure", "picture-frames", ".small").get(2));
            assertThat(shown(page)).startsWith("0.50");
            byte[] gif = new Api(server).get(URI.create(server.url("/figures/" + id + ".gif")));
            assertThat(new String(gif, 0, 6, StandardCharsets.US_ASCII)).isEqualTo("GIF89a");
        }
    }

    /** What the slider says, and the picture that stands large. */
    private static String shown(Page page) {
        WebElement slider = page.find("feature-figure", "picture-frames", "input[type=range]");
        String source = Objects.requireNonNull(page.find("feature-figure", "picture-frames", ".large img").getAttribute("src"));
        return slider.getAttribute("aria-valuetext") + " " + source.substring(source.indexOf("/figures/"));
    }

    @Test
    void aMatrixIsWalkedThroughByArrowsAndHasNoStopInItsEmptyCorner() throws Exception {
        String id = new Api(server).make("/figure?kind=joint&rows=mixed4c:1,mixed4c:2&columns=mixed4c:3,mixed4c:4" + SMALL);
        try (Page page = new Page(Chromium.Window.PHONE)) {
            page.open(server.url("/figures/" + id));
            focus(page, page.find("feature-figure", "picture-matrix", ".cell[tabindex='0']"));
            press(page, Keys.ARROW_LEFT);
            assertThat(active(page, "picture-matrix", "data-index")).isEqualTo("0");
            press(page, Keys.ARROW_DOWN);
            assertThat(active(page, "picture-matrix", "data-index")).isEqualTo("3");
            press(page, Keys.HOME, Keys.ARROW_UP);
            assertThat(active(page, "picture-matrix", "data-index")).isEqualTo("2");
            press(page, Keys.ARROW_DOWN, Keys.END);
            assertThat(active(page, "picture-matrix", "data-index")).isEqualTo("7");
            assertThat(page.find("feature-figure", "picture-matrix", "[data-index='7'] img").getAttribute("alt"))
                    .startsWith("mixed4c:2, mixed4c:4");
            page.driver().executeScript("document.activeElement.blur()");
            focus(page, page.find("feature-figure", "picture-matrix", "[data-index='0'] .cell"));
            press(page, Keys.ENTER);
            page.until("the unit's page opens", () -> page.address().endsWith("/models/mini-inception/mixed4c/3"));
        }
    }

    @Test
    void directionsAreGuessedBlindAndTheRightGuessesAreCounted() throws Exception {
        String id = new Api(server).make("/figure?kind=directions&layer=mixed4c&count=2" + SMALL);
        try (Page page = new Page(Chromium.Window.DESKTOP)) {
            page.open(server.url("/figures/" + id));
            focus(page, page.find("feature-figure", ".tools button"));
            press(page, Keys.SPACE);
            WebElement reveal = page.find("feature-figure", "blind-test", ".reveal");
            assertThat(reveal.isEnabled()).isFalse();
            assertThat(page.find("feature-figure", "blind-test", "ol").getText()).doesNotContain("mixed4c");
            for (int picture = 0; picture < 4; picture++) {
                focus(page, page.all("feature-figure", "blind-test", "li").get(picture).findElement(By.cssSelector("input")));
                press(page, Keys.SPACE);
            }
            page.until("all are marked", reveal::isEnabled);
            focus(page, reveal);
            press(page, Keys.SPACE);
            page.until("the outcome", () -> page.text("feature-figure", "blind-test", ".outcome").startsWith("2 of 4 right"));
            List<String> answers = IntStream.range(0, 4)
                    .mapToObj(picture -> page.all("feature-figure", "blind-test", ".answer").get(picture).getText())
                    .toList();
            assertThat(answers.stream().filter(answer -> answer.contains("basis"))).hasSize(2).allMatch(answer -> answer.startsWith("✓"));
            assertThat(answers.stream().filter(answer -> answer.contains("random"))).hasSize(2).allMatch(answer -> answer.startsWith("✗"));
            assertThat(Axe.violations(page.driver())).isEmpty();
            String next = Objects.requireNonNull(page.find("feature-figure", ".tools a").getAttribute("href"));
            assertThat(next).contains("kind=directions").contains("seed=2");
        }
    }
}
