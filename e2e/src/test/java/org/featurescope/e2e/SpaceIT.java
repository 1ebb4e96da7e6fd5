package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The explanation of activation space: its page, and its six steps by keyboard alone. */
final class SpaceIT {
    private static final String SMALL =
            "/figure?kind=space-intro&model=mini-inception&units=mixed4c:12,mixed4c:31,mixed4c:7&photographs=samples"
                    + "&angles=4&size=32&steps=8&step=";

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    private static String text(Page page, String step, String selector) {
        return page.text("feature-figure", step, selector);
    }

    private static WebElement find(Page page, String step, String selector) {
        return page.find("feature-figure", step, selector);
    }

    private static Page opened(int step) throws Exception {
        Page page = Page.lent(Chromium.Window.DESKTOP);
        page.open(server.url("/figures/" + new Api(server).make(SMALL + step)));
        return page;
    }

    private static void untilChanged(Page page, String step, String selector, String before) {
        page.until(selector + " changes", () -> !text(page, step, selector).equals(before));
    }

    @Test
    void itsPageLinksToEachStep() {
        try (Page page = Page.lent(Chromium.Window.PHONE)) {
            page.open(server.url("/space?model=mini-inception&layer=mixed4c&photographs=samples"));
            page.find("nav.contents a");
            List<WebElement> links = page.all("nav.contents a");
            assertThat(links).hasSizeGreaterThanOrEqualTo(6);
            assertThat(page.all("feature-figure")).hasSameSizeAs(links);
            page.focus(links.get(3));
            page.type(Keys.ENTER);
            page.until("the address of the step", () -> page.address().endsWith("#space-intro-4"));
        }
    }

    @Test
    void firstAPositionAndANeuronAreChosen() throws Exception {
        try (Page page = opened(1)) {
            page.focus(find(page, "space-vector-step", "#slider"));
            String first = text(page, "space-vector-step", ".reading");
            page.type(Keys.ARROW_RIGHT);
            untilChanged(page, "space-vector-step", ".reading", first);
            page.focus(find(page, "space-vector-step", "[role=radio][aria-checked=true]"));
            page.type(Keys.END);
            page.until(
                    "the last position has the focus",
                    () -> "15".equals(page.active().getAttribute("data-vector")));
            page.type(Keys.HOME, Keys.ARROW_RIGHT);
            page.until(
                    "the second position has the focus",
                    () -> "1".equals(page.active().getAttribute("data-vector")));
            assertThat(page.active().getAttribute("aria-checked")).isEqualTo("true");
        }
    }

    @Test
    void thenPhotographsArePointsOfAPlaneAndOfSpace() throws Exception {
        try (Page page = opened(2)) {
            page.focus(find(page, "space-points-step", ".map"));
            String first = text(page, "space-points-step", "tbody");
            page.type(Keys.ARROW_RIGHT);
            untilChanged(page, "space-points-step", "tbody", first);
            page.focus(find(page, "space-points-step", "#third"));
            page.type(Keys.ENTER);
            page.until(
                    "there are three coordinates",
                    () -> page.all("feature-figure", "space-points-step", "tbody tr")
                                    .size()
                            == 3);
            page.settle();
            page.focus(find(page, "space-points-step", ".map"));
            String dots =
                    String.valueOf(find(page, "space-points-step", ".dots").getAttribute("d"));
            page.type(Keys.ARROW_UP);
            page.until(
                    "the points are turned",
                    () -> !dots.equals(find(page, "space-points-step", ".dots").getAttribute("d")));
        }
    }

    @Test
    void thenADirectionIsTurned() throws Exception {
        try (Page page = opened(3)) {
            assertThat(text(page, "space-direction-step", ".formula")).startsWith("w = 1.00");
            page.focus(find(page, "space-direction-step", "#slider"));
            page.type(Keys.PAGE_UP, Keys.PAGE_UP, Keys.PAGE_UP, Keys.PAGE_UP);
            page.until(
                    "the formula follows",
                    () -> !text(page, "space-direction-step", ".formula").startsWith("w = 1.00"));
            assertThat(text(page, "space-direction-step", "figcaption")).startsWith("Optimized for");
        }
    }

    @Test
    void thenAxesAreTurned() throws Exception {
        try (Page page = opened(4)) {
            String before = text(page, "space-rotation-step", "tbody");
            page.focus(find(page, "space-rotation-step", "#slider"));
            page.type(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
            untilChanged(page, "space-rotation-step", "tbody", before);
            assertThat(text(page, "space-rotation-step", "tbody tr:first-child"))
                    .contains("the same");
            assertThat(text(page, "space-rotation-step", "tbody tr:last-child")).contains("changed");
        }
    }

    @Test
    void thenTheOrderOfTurningAndOfTheReluMatters() throws Exception {
        try (Page page = opened(5)) {
            page.focus(find(page, "space-relu-step", "#slider"));
            page.type(Keys.HOME);
            page.until(
                    "nothing differs",
                    () -> text(page, "space-relu-step", ".reading").contains("differ by 0"));
            page.type(Keys.END);
            page.until(
                    "it differs",
                    () -> !text(page, "space-relu-step", ".reading").contains("differ by 0"));
        }
    }

    @Test
    void lastTheQuestionLeadsToTheStatistics() throws Exception {
        try (Page page = opened(6)) {
            String after = text(page, "space-question-step", ".histogram.neurons");
            page.focus(find(page, "space-question-step", ".switch input"));
            page.type(Keys.ARROW_RIGHT);
            untilChanged(page, "space-question-step", ".histogram.neurons", after);
            page.focus(find(page, "space-question-step", ".doors a"));
            page.type(Keys.ENTER);
            page.until(
                    "the statistics",
                    () -> page.address()
                            .endsWith("/statistics?model=mini-inception&photographs=samples&layer=mixed4c"));
        }
    }
}
