package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** A network that is trained live: it goes on, goes back, is changed, and its link leads to the same weights. */
final class TrainIT {
    private static final String FIGURE = "train-figure";
    private static final String EDITOR = "training-editor";

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    private static WebElement find(Page page, String selector) {
        return page.find("feature-figure", FIGURE, selector);
    }

    private static String text(Page page, String selector) {
        return page.text("feature-figure", FIGURE, selector);
    }

    private static WebElement button(List<WebElement> all, String name) {
        return all.stream()
                .filter(button -> button.getText().equals(name) || name.equals(button.getDomAttribute("aria-label")))
                .findFirst()
                .orElseThrow();
    }

    private static WebElement figureButton(Page page, String name) {
        return button(page.all("feature-figure", FIGURE, "button"), name);
    }

    private static WebElement editorButton(Page page, String name) {
        return button(page.all("feature-figure", FIGURE, EDITOR, "button"), name);
    }

    /** The bias and the weights of the chosen neuron, as they are written in their fields. */
    private static List<String> weights(Page page) {
        return page.all("feature-figure", FIGURE, "neuron-detail", ".field input").stream()
                .map(field -> String.valueOf(field.getDomProperty("value")))
                .toList();
    }

    private static Page opened(Chromium.Window window, String query) throws Exception {
        Page page = Page.lent(window);
        page.open(server.url("/figures/" + new Api(server).make("/figure?kind=train" + query)));
        page.find("feature-figure", FIGURE, "neuron-detail", ".field input");
        page.settle();
        return page;
    }

    private static void openDetails(Page page, String summary) {
        WebElement found = page.all("feature-figure", FIGURE, "summary").stream()
                .filter(each -> each.getText().equals(summary))
                .findFirst()
                .orElseThrow();
        page.focus(found);
        page.type(Keys.ENTER);
    }

    @Test
    void trainsXorGoesBackTakesAnotherWeightAndIsTheSameInAnotherBrowser() throws Exception {
        try (Page page = opened(Chromium.Window.DESKTOP, "&hidden=3&rate=1&steps=20");
                Page other = Page.lent(Chromium.Window.DESKTOP)) {
            openDetails(page, "Stop by itself");
            page.press(find(page, "[name=all-right]"));
            page.press(figureButton(page, "Train on from here"));
            page.until("it stops by itself", () -> text(page, ".notice").contains("all examples are answered right"));
            assertThat(text(page, ".scores")).contains("right 100 %");
            page.focus(find(page, "input[type=range]"));
            page.type(Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
            page.until("an earlier step", () -> text(page, ".step").equals("step 3"));
            List<String> before = weights(page);
            page.focus(page.find("feature-figure", FIGURE, "neuron-detail", ".field input"));
            page.typeWithControl("a");
            page.type("1.5", Keys.TAB);
            page.until("the bias is another", () -> weights(page).get(0).equals("1.500"));
            assertThat(weights(page).subList(1, 4)).isEqualTo(before.subList(1, 4));
            page.press(figureButton(page, "One step"));
            page.until("one step more", () -> text(page, ".step").equals("step 4"));
            page.until("the address has the change", () -> page.address().contains("steps=4&changes=3:w12%3D1.5"));
            other.open(page.address());
            other.until("the same step", () -> text(other, ".step").equals("step 4"));
            assertThat(weights(other)).isEqualTo(weights(page)).isNotEqualTo(before);
            assertThat(text(other, ".scores")).isEqualTo(text(page, ".scores"));
            page.press(figureButton(page, "Undo the last change"));
            page.until("the bias is as before", () -> weights(page).equals(before));
        }
    }

    @Test
    void aDigitThatIsDrawnIsReadAndItsNeuronLeadsToItsPicture() throws Exception {
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(server.url("/figures/" + new Api(server).make("/figure?kind=train&problem=digits&steps=800")));
            WebElement pad = page.find("feature-figure", FIGURE, "digit-view", "digit-pad", ".pad");
            page.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", pad);
            page.settle();
            int height = pad.getSize().getHeight();
            Actions pen = new Actions(page.driver())
                    .moveToElement(pad, 0, -height / 4)
                    .clickAndHold();
            for (int i = 0; i < 10; i++) {
                pen.moveByOffset(0, height / 20);
            }
            pen.release().perform();
            page.until(
                    "a stroke is a 1",
                    () -> String.valueOf(
                                    page.find("feature-figure", FIGURE, "digit-view", "digit-network", ".class.best")
                                            .getDomAttribute("aria-label"))
                            .startsWith("class 1:"));
            String picture =
                    String.valueOf(page.all("feature-figure", FIGURE, "digit-view", "digit-neuron", "a").stream()
                            .map(link -> link.getDomProperty("href"))
                            .findFirst()
                            .orElseThrow());
            assertThat(picture).contains("problem=digits", "steps=800", "layer=1", "neuron=1");
            page.assertSilentConsole();
        }
    }

    @Test
    void anotherNetworkIsPlannedAndTrainedByKeyboard() throws Exception {
        try (Page page = opened(Chromium.Window.DESKTOP, "&hidden=3&steps=30")) {
            openDetails(page, "Another training");
            page.focus(editorButton(page, "Add a layer"));
            page.type(Keys.ENTER);
            page.until(
                    "two layers",
                    () -> page.all("feature-figure", FIGURE, EDITOR, ".layer").size() == 2);
            page.focus(editorButton(page, "More neurons"));
            page.type(Keys.ENTER, Keys.ENTER);
            WebElement rate = page.find("feature-figure", FIGURE, EDITOR, "[name=rate]");
            page.focus(rate);
            page.typeWithControl("a");
            page.type("1000");
            page.until("it is refused", () -> !editorButton(page, "Train it").isEnabled());
            page.typeWithControl("a");
            page.type("0.7", Keys.ENTER);
            page.until(
                    "the other figure",
                    () -> page.text("feature-figure", "figcaption p")
                            .startsWith(
                                    "A network with hidden layers of 5 (tanh), 3 (tanh), trained for 30 steps at rate 0.7"));
        }
    }

    @Test
    void pointsAreDrawnAndTrainedOn() throws Exception {
        try (Page page = opened(Chromium.Window.DESKTOP, "&hidden=3&steps=30")) {
            openDetails(page, "Another training");
            new Select(page.find("feature-figure", FIGURE, EDITOR, "[name=problem]")).selectByValue("points");
            WebElement plane = page.find("feature-figure", FIGURE, EDITOR, "point-editor", ".input-plane");
            page.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", plane);
            Actions actions = new Actions(page.driver());
            actions.moveToElement(plane, -80, -80)
                    .click()
                    .moveToElement(plane, 80, 80)
                    .click()
                    .perform();
            page.press(page.find("feature-figure", FIGURE, EDITOR, "point-editor", "[value='0']"));
            page.focus(plane);
            page.type(Keys.ARROW_UP, Keys.ARROW_UP, " ");
            page.until(
                    "three points",
                    () -> page.all("feature-figure", FIGURE, EDITOR, "point-editor", "circle, rect")
                                    .size()
                            == 3);
            page.press(editorButton(page, "Train it"));
            page.until(
                    "they are trained on",
                    () -> page.text("feature-figure", "figcaption p").contains("on 3 points"));
            assertThat(Objects.requireNonNull(page.address())).contains("/figure");
        }
    }

    @Test
    void fitsAPhone() throws Exception {
        try (Page page = opened(Chromium.Window.PHONE, "&problem=moons&hidden=6&steps=30&bias=true")) {
            for (WebElement details : page.all("feature-figure", FIGURE, "details:not([open]) summary")) {
                page.press(details);
            }
            assertThat(page.pixelsTooWide()).isZero();
        }
    }

    @Test
    void itsPageShowsBiasAndActivationSideBySide() {
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(server.url("/train"));
            page.find("nav.contents a");
            assertThat(page.all("nav.contents a")).hasSizeGreaterThanOrEqualTo(6);
            page.until(
                    "two networks",
                    () -> page.all("feature-figure", FIGURE, "network-view").size() == 2);
        }
    }
}
