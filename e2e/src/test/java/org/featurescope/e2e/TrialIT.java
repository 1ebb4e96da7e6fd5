package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** A person takes a whole trial by keyboard, and again in an embed on another window. */
final class TrialIT {
    private static final int PRACTICE = 5;
    private static final int COUNTED = 4 + 3;
    private static final String LINK = "/figure?kind=trial&model=mini-inception&layer=mixed4c"
            + "&judge=mini-inception-robust&trials=4&units=8&count=2&size=64&steps=16";

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    private static String place(Page page) {
        return page.text("feature-figure", "trial-figure", ".place span");
    }

    private static void answer(Page page, CharSequence... keys) {
        String before = place(page);
        page.type(keys);
        page.until(
                "the next question, the answer or the score",
                () -> page.all("feature-figure", "trial-figure", ".next, .lead").size() == 1
                        || page.all("feature-figure", "trial-figure", ".place span").stream()
                                .anyMatch(place -> !place.getText().equals(before)));
    }

    @Test
    void aWholeBlockIsAnsweredByKeyboardAndScored() throws Exception {
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(server.url(LINK));
            page.focus(page.find("feature-figure", "trial-figure", ".start"));
            assertThat(Axe.violations(page.driver())).isEmpty();
            page.type(Keys.ENTER);
            for (int i = 1; i <= PRACTICE; i++) {
                assertThat(place(page)).isEqualTo("Practice %d of %d".formatted(i, PRACTICE));
                if (i == 1) {
                    page.settle();
                    assertThat(Axe.violations(page.driver())).isEmpty();
                    page.screenshot("trial-question");
                }
                answer(page, Keys.ARROW_RIGHT, "2");
                assertThat(page.active().getText()).isEqualTo("Next");
                page.type(Keys.ENTER);
            }
            for (int i = 1; i <= COUNTED; i++) {
                assertThat(place(page)).isEqualTo("Question %d of %d".formatted(i, COUNTED));
                answer(page, i % 2 == 0 ? Keys.ARROW_RIGHT : Keys.ARROW_LEFT, "3");
            }
            assertThat(page.text("feature-figure", "trial-figure", ".lead")).matches("You answered \\d of 4 right\\.");
            assertThat(page.text("feature-figure", "trial-figure", ".rejected")).contains("less than 1.5 seconds");
            assertThat(page.find("feature-figure", "trial-figure", "score-chart[name='Scores of the automatic judge']")
                            .getText())
                    .contains("Neurons", "Random directions", "Random, positive");
            page.screenshot("trial-score");
            String answers = page.address().replace("/figures/", "/api/v1/figures/") + "/answers";
            assertThat(new Api(server).text(answers.substring(answers.indexOf("/api/"))))
                    .contains("\"people\":0", "\"rejected\":1");

            page.open(page.address());
            assertThat(page.text("feature-figure", "trial-figure", ".lead")).startsWith("You answered");
        }
    }

    @Test
    void anEmbedWithoutControlsShowsNothingButTheQuestion() {
        try (Page page = Page.lent(Chromium.Window.PHONE)) {
            page.open(server.url(LINK));
            page.find("feature-figure", "trial-figure", ".start");
            page.open(page.address().replace("/figures/", "/embed/") + "?controls=0&caption=0");
            page.press(page.find("feature-figure", "trial-figure", ".start"));
            page.find("feature-figure", "trial-figure", "trial-question");
            assertThat(page.all("feature-figure", "trial-figure", "section")).hasSize(1);
            page.until(
                    "its photographs are loaded",
                    () -> page.areLoaded("feature-figure", "trial-figure", "trial-question", "img"));
            page.screenshot("trial-embed");
        }
    }
}
