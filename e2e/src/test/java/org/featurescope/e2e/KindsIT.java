package org.featurescope.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Figures whose pictures stand in rows and columns, follow each other, or are guessed at, by keyboard alone. */
final class KindsIT {
    private static final String SMALL = "&model=mini-inception&size=32&steps=8&seed=1";

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    @RegisterExtension
    static final ServerProcess other = new ServerProcess();

    /** For what changes nothing in the browser. */
    @AutoClose
    static final Page desk = Page.lent(Chromium.Window.DESKTOP);

    private static String active(Page page, String element, String attribute) {
        return String.valueOf(page.driver()
                .executeScript(
                        "return document.querySelector('feature-figure').shadowRoot.querySelector(arguments[0])"
                                + ".shadowRoot.activeElement.closest('[' + arguments[1] + ']').getAttribute(arguments[1])",
                        element,
                        attribute));
    }

    static List<Api.Example> kinds() throws Exception {
        return new Api(server).examples();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachKindIsShownWholeAndExported(Api.Example example) throws Exception {
        Api api = new Api(server);
        String id = api.make(example);
        desk.open(server.url("/figures/" + id));
        assertThat(desk.text("feature-figure", "figcaption")).contains(example.captionParts(api.isOptimized(id)));
        Shown.assertWhole(desk, server.url("/figures/" + id + "/"));
        String pictures = desk.all("feature-figure", "picture-frames").isEmpty() ? "img" : ".strip img";
        if (!desk.all("feature-figure", "picture-grid, picture-matrix, picture-frames")
                .isEmpty()) {
            assertThat(desk.all("feature-figure", ".pictures", pictures)).hasSize(api.pictures(id));
        }
        desk.assertSilentConsole();
        assertThat(api.get("/figures/" + id + ".png")).startsWith(0x89, 'P', 'N', 'G');
        assertThat(api.get("/figures/" + id + ".png?scale=2")).startsWith(0x89, 'P', 'N', 'G');
        assertThat(new String(api.get("/figures/" + id + ".svg"), UTF_8))
                .contains("<svg", "</svg>")
                .containsPattern("<(image|polyline|path|rect) ");
        assertThat(new String(api.get("/figures/" + id + ".json"), UTF_8))
                .startsWith("{")
                .contains("\"" + example + "\"", id);
        assertThat(new String(api.get("/figures/" + id + ".bib"), UTF_8))
                .contains("@misc{featurescope-", server.url("/figures/" + id))
                .containsPattern("@(article|inproceedings|techreport)\\{");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachKindsLinkGivesTheSamePicturesOnAnotherServer(Api.Example example) throws Exception {
        Api here = new Api(server);
        Api there = new Api(other);
        String id = here.make(example);
        assertThat(there.make(example)).isEqualTo(id);
        assertThat(there.pictures(id)).isEqualTo(here.pictures(id));
        if (here.pictures(id) == 0) {
            assertThat(there.numbers(id)).isEqualTo(here.numbers(id));
        }
        for (int picture = 0; picture < here.pictures(id); picture++) {
            String path = "/figures/%s/%d.png".formatted(id, picture);
            assertThat(there.get(path)).as(path).isEqualTo(here.get(path));
        }
    }

    @Test
    void aSpectrumsPicturesAreMarkedOnItsAxisAsTheKeyboardComesToThem() throws Exception {
        try (Page page = Page.lent(Chromium.Window.PHONE)) {
            page.open(server.url("/figures/" + new Api(server).make(example("spectrum"))));
            page.focus(page.find("feature-figure", "spectrum-figure", "img[data-index='0']"));
            String first = page.until("it is told of", () -> page.text("feature-figure", "spectrum-figure", ".told"));
            assertThat(page.all("feature-figure", "spectrum-figure", ".dot.marked"))
                    .hasSize(1);
            page.type(Keys.TAB);
            page.until(
                    "the next is told of",
                    () -> !page.text("feature-figure", "spectrum-figure", ".told")
                            .equals(first));
            assertThat(page.active().getAttribute("alt")).startsWith("The photograph ");
            assertThat(page.all("feature-figure", "spectrum-figure", ".dot.marked"))
                    .hasSize(1);
        }
    }

    @Test
    void aSemanticGridIsWalkedThroughByArrowsAndMarkedOnThePhotograph() throws Exception {
        try (Page page = Page.lent(Chromium.Window.PHONE)) {
            page.open(server.url(
                    "/figures/" + new Api(server).make(example("semantic").replaceAll("groups=\\d+", "groups=0"))));
            page.focus(page.find("feature-figure", "semantic-figure", "[role=gridcell][tabindex='0']"));
            page.type(Keys.ARROW_RIGHT, Keys.ARROW_DOWN);
            page.until(
                    "it is told of",
                    () -> page.text("feature-figure", "semantic-figure", ".told span")
                            .startsWith("Row "));
            assertThat(page.active().getAttribute("data-index")).isEqualTo("7");
            assertThat(page.all("feature-figure", "semantic-figure", ".mark")).hasSize(1);
            page.typeWithControl(Keys.END);
            assertThat(page.active().getAttribute("data-index")).isEqualTo("35");
        }
    }

    @Test
    void anAtlasIsWalkedThroughAndZoomedByKeys() throws Exception {
        try (Page page = Page.lent(Chromium.Window.PHONE)) {
            page.open(server.url("/figures/" + new Api(server).make(example("atlas"))));
            page.focus(page.find("feature-figure", "atlas-figure", "[role=application]"));
            page.type(Keys.ARROW_RIGHT);
            page.until(
                    "the first cell",
                    () -> page.text("feature-figure", "atlas-figure", "[role=status]")
                            .startsWith("Row 1, column 1"));
            page.type(Keys.ARROW_RIGHT, Keys.ARROW_DOWN);
            page.until(
                    "another cell",
                    () -> page.text("feature-figure", "atlas-figure", "[role=status]")
                            .startsWith("Row 2, column 2"));
            page.type("+");
            page.find("feature-figure", "atlas-figure", ".map.near");
            page.type("0");
            page.until(
                    "all of it",
                    () -> page.all("feature-figure", "atlas-figure", ".map.near")
                            .isEmpty());
        }
    }

    private static String example(String kind) throws Exception {
        return named(kind).link();
    }

    private static Api.Example named(String kind) throws Exception {
        return kinds().stream()
                .filter(example -> example.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWalkIsGoneThroughByTheSlider() throws Exception {
        String id = new Api(server).make("/figure?kind=interpolation&from=mixed4c:1&to=mixed4c:2&frames=5" + SMALL);
        try (Page page = Page.lent(Chromium.Window.PHONE)) {
            page.open(server.url("/figures/" + id));
            WebElement slider = page.find("feature-figure", "picture-frames", "input[type=range]");
            page.focus(slider);
            page.type(Keys.HOME);
            assertThat(shown(page)).isEqualTo("0.00 /figures/" + id + "/0.png");
            page.type(Keys.ARROW_RIGHT);
            assertThat(shown(page)).isEqualTo("0.25 /figures/" + id + "/1.png");
            page.type(Keys.PAGE_DOWN);
            assertThat(shown(page)).startsWith("0.00");
            page.type(Keys.END);
            assertThat(shown(page)).isEqualTo("1.00 /figures/" + id + "/4.png");
            page.press(page.all("feature-figure", "picture-frames", ".small").get(2));
            page.until("the third picture", () -> shown(page).startsWith("0.50"));
            byte[] gif = new Api(server).get("/figures/" + id + ".gif");
            assertThat(new String(gif, 0, 6, US_ASCII)).isEqualTo("GIF89a");
        }
    }

    /** What the slider says, and the picture that stands large. */
    private static String shown(Page page) {
        WebElement slider = page.find("feature-figure", "picture-frames", "input[type=range]");
        String source = Objects.requireNonNull(
                page.find("feature-figure", "picture-frames", ".large img").getAttribute("src"));
        return slider.getAttribute("aria-valuetext") + " " + source.substring(source.indexOf("/figures/"));
    }

    @Test
    void aDialIsTurnedByKeysAndShowsThePictureAndThePhotographsOfItsDirection() throws Exception {
        Api.Example plane = named("plane");
        String first = plane.parameter("a").orElseThrow();
        String id = new Api(server).make(plane);
        try (Page page = Page.lent(Chromium.Window.PHONE)) {
            page.open(server.url("/figures/" + id));
            WebElement slider = page.find("feature-figure", "plane-figure", "input[type=range]");
            page.focus(slider);
            page.type(Keys.HOME);
            page.until("it stands at 0°", () -> dial(page).equals("0°, " + first));
            assertThat(page.all("feature-figure", "plane-figure", ".best li")).hasSize(6);
            String best = page.text("feature-figure", "plane-figure", ".best li");
            page.type(Keys.ARROW_LEFT);
            assertThat(dial(page)).startsWith("359°");
            page.type(Keys.PAGE_UP, Keys.PAGE_UP, Keys.PAGE_UP);
            assertThat(dial(page))
                    .isEqualTo("135°, −0.71 %s + 0.71 %s"
                            .formatted(first, plane.parameter("b").orElseThrow()));
            page.until(
                    "others lie furthest along it",
                    () -> !page.text("feature-figure", "plane-figure", ".best li")
                            .equals(best));
            assertThat(page.text("feature-figure", "plane-figure", ".caption")).isEqualTo("Optimized for 135°");
            page.focus(page.find("feature-figure", "plane-figure", ".play"));
            page.type(Keys.SPACE);
            page.until("it turns", () -> !dial(page).startsWith("135°"));
            page.type(Keys.SPACE);
            assertThat(page.find("feature-figure", "plane-figure", ".play").getAttribute("aria-label"))
                    .isEqualTo("Play");
            page.focus(page.find("feature-figure", "plane-figure", "[type=radio]"));
            page.type(Keys.ARROW_RIGHT);
            page.until(
                    "it is after the ReLU",
                    () -> String.valueOf(page.find("feature-figure", "plane-figure", "plane-dial", "[role=img]")
                                    .getAttribute("aria-label"))
                            .contains("after ReLU"));
            assertThat(Axe.violations(page.driver())).isEmpty();
        }
    }

    private static String dial(Page page) {
        return String.valueOf(
                page.find("feature-figure", "plane-figure", "input[type=range]").getAttribute("aria-valuetext"));
    }

    @Test
    void unitsArePickedInAGridByPressingOnThemAndCombined() throws Exception {
        String id = new Api(server).make("/figure?kind=grid&layer=mixed4c&channels=3,5,8,9" + SMALL);
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(server.url("/figures/" + id));
            page.press(page.find("feature-figure", ".tools button"));
            page.press(page.find("feature-figure", "picture-grid", "[data-index='2'] .cell"));
            page.focus(page.find("feature-figure", "picture-grid", "[data-index='0'] .cell"));
            page.type(Keys.ENTER);
            page.until(
                    "two are picked",
                    () -> page.text("feature-figure", ".tools [role=status]").equals("2 picked"));
            assertThat(page.all("feature-figure", "picture-grid", "[aria-selected='true']"))
                    .hasSize(2);
            assertThat(Axe.violations(page.driver())).isEmpty();
            page.press(page.find("feature-figure", ".tools a[href*='kind=joint']"));
            page.until(
                    "their joint figure",
                    () -> page.text("feature-figure", "figcaption").contains("unit 8 of mixed4c"));
            assertThat(page.text("feature-figure", "figcaption")).contains("unit 3 of mixed4c");
        }
    }

    @Test
    void aMatrixIsWalkedThroughByArrowsAndHasNoStopInItsEmptyCorner() throws Exception {
        String id =
                new Api(server).make("/figure?kind=joint&rows=mixed4c:1,mixed4c:2&columns=mixed4c:3,mixed4c:4" + SMALL);
        try (Page page = Page.lent(Chromium.Window.PHONE)) {
            page.open(server.url("/figures/" + id));
            page.focus(page.find("feature-figure", "picture-matrix", ".cell[tabindex='0']"));
            page.type(Keys.ARROW_LEFT);
            assertThat(active(page, "picture-matrix", "data-index")).isEqualTo("0");
            page.type(Keys.ARROW_DOWN);
            assertThat(active(page, "picture-matrix", "data-index")).isEqualTo("3");
            page.type(Keys.HOME, Keys.ARROW_UP);
            assertThat(active(page, "picture-matrix", "data-index")).isEqualTo("2");
            page.type(Keys.ARROW_DOWN, Keys.END);
            assertThat(active(page, "picture-matrix", "data-index")).isEqualTo("7");
            assertThat(page.find("feature-figure", "picture-matrix", "[data-index='7'] img")
                            .getAttribute("alt"))
                    .startsWith("mixed4c:2, mixed4c:4");
            page.driver().executeScript("document.activeElement.blur()");
            page.focus(page.find("feature-figure", "picture-matrix", "[data-index='0'] .cell"));
            page.type(Keys.ENTER);
            page.until("the unit's page opens", () -> page.address().endsWith("/models/mini-inception/mixed4c/3"));
        }
    }

    @Test
    void directionsAreGuessedBlindAndTheRightGuessesAreCounted() throws Exception {
        String id = new Api(server).make("/figure?kind=directions&layer=mixed4c&count=2" + SMALL);
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(server.url("/figures/" + id));
            page.focus(page.find("feature-figure", ".tools button"));
            page.type(Keys.SPACE);
            WebElement reveal = page.find("feature-figure", "blind-test", ".reveal");
            assertThat(reveal.isEnabled()).isFalse();
            assertThat(page.find("feature-figure", "blind-test", "ol").getText())
                    .doesNotContain("mixed4c");
            for (int picture = 0; picture < 4; picture++) {
                page.focus(page.all("feature-figure", "blind-test", "li")
                        .get(picture)
                        .findElement(By.cssSelector("input")));
                page.type(Keys.SPACE);
            }
            page.until("all are marked", reveal::isEnabled);
            page.focus(reveal);
            page.type(Keys.SPACE);
            page.until(
                    "the outcome",
                    () -> page.text("feature-figure", "blind-test", ".outcome").startsWith("2 of 4 right"));
            List<String> answers = IntStream.range(0, 4)
                    .mapToObj(picture -> page.all("feature-figure", "blind-test", ".answer")
                            .get(picture)
                            .getText())
                    .toList();
            assertThat(answers.stream().filter(answer -> answer.contains("basis")))
                    .hasSize(2)
                    .allMatch(answer -> answer.startsWith("✓"));
            assertThat(answers.stream().filter(answer -> answer.contains("random")))
                    .hasSize(2)
                    .allMatch(answer -> answer.startsWith("✗"));
            assertThat(Axe.violations(page.driver())).isEmpty();
            String next = Objects.requireNonNull(
                    page.find("feature-figure", ".tools a").getAttribute("href"));
            assertThat(next).contains("kind=directions").contains("seed=2");
        }
    }
}
