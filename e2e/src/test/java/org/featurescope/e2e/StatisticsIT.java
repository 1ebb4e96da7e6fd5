package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What a reader does with photographs of his own: he makes a set of them, sees it indexed, and sees its figures. */
final class StatisticsIT {
    private static final Path SAMPLES = Path.of("..", "static", "samples").toAbsolutePath();
    private static final List<String> FILES =
            List.of("chelsea.png", "coffee.png", "acanthus-mollis.jpg", "black-canyon.jpg");

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    @Test
    void makesASetOfPhotographsSeesItsFiguresAndDeletesIt() throws Exception {
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(server.url("/statistics?model=mini-inception"));
            WebElement picker = page.find("statistics-page", "set-drop", "#files");
            picker.sendKeys(FILES.stream()
                    .map(file -> SAMPLES.resolve(file).normalize().toString())
                    .collect(Collectors.joining("\n")));
            assertThat(page.text("statistics-page", "upload-panel", ".what")).startsWith("4 photographs");
            assertThat(Axe.violations(page.driver())).isEmpty();

            WebElement name = page.find("statistics-page", "upload-panel", "#name");
            name.sendKeys(Keys.chord(Keys.CONTROL, "a"), "my animals");
            page.until(
                    "the name is refused",
                    () -> page.text("statistics-page", "upload-panel", "#problem")
                            .contains("letters"));
            name.sendKeys(Keys.chord(Keys.CONTROL, "a"), "my-animals", Keys.ENTER);
            page.until("the address", () -> page.address().endsWith("?model=mini-inception&photographs=my-animals"));
            page.until(
                    "the set is indexed or its figures are there",
                    () -> isIndexed(page) || !figures(page).isEmpty());
            page.until(
                    "the figures",
                    () -> page.all("statistics-page", "set-figures").size() == 1);
            assertThat(new Api(server).text("/api/v1/photograph-sets/my-animals"))
                    .contains("\"photographs\":4", "\"state\":\"ready\"");
            assertThat(page.areLoaded("statistics-page", "set-choice", ".examples img"))
                    .isTrue();

            page.press(page.find("statistics-page", "set-choice", "#delete"));
            page.find("statistics-page", "set-choice", "#yes").sendKeys(Keys.ENTER);
            page.until("the first set is chosen", () -> page.address().endsWith("photographs=commons"));
            assertThat(new Api(server).text("/api/v1/photograph-sets/my-animals"))
                    .contains("\"status\":404");
        }
    }

    private static boolean isIndexed(Page page) {
        return Stream.of("running", "queued")
                .anyMatch(state -> !page.all("statistics-page", "index-panel", "section." + state)
                        .isEmpty());
    }

    private static List<WebElement> figures(Page page) {
        return page.all("statistics-page", "set-figures");
    }

    @Test
    void itsAddressRestoresTheChoice() {
        try (Page page = Page.lent(Chromium.Window.PHONE)) {
            page.open(server.url("/statistics?model=mini-inception&photographs=samples"));
            WebElement set = page.find("statistics-page", "set-choice", "#set");
            assertThat(Objects.requireNonNull(set.getDomProperty("value"))).isEqualTo("samples");
            page.until(
                    "what the set is",
                    () -> page.text("statistics-page", "set-choice", ".quiet").startsWith("14 photographs"));
        }
    }
}
