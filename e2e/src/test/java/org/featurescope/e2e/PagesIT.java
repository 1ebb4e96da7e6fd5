package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.WebElement;

/** Every page and a figure of every kind, at the desk and on a phone, in light and in dark. */
final class PagesIT {
    /** What an element does by itself after it is on the screen, milliseconds. */
    private static final long SETTLING = 1_200;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all
    private static ServerProcess server;

    private static final List<String> PATHS = new ArrayList<>(List.of(
            "/",
            "/look",
            "/models",
            "/models/mini-inception",
            "/models/mini-inception/card",
            "/models/mini-inception/conv2d0",
            "/models/mini-inception/mixed4c/12",
            "/docs",
            "/docs/engine",
            "/docs/api",
            "/gallery",
            "/gallery?q=nothing-is-called-so"));

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = ServerProcess.start(folder);
        Api api = new Api(server);
        for (String example : api.examples()) {
            String id = api.make(example);
            String kind = example.replaceAll("^.*[?&]kind=([^&]+).*$", "$1");
            PATHS.addAll(List.of("/figures/" + id, "/embed/" + id, "/docs/" + kind));
            PATHS.add("/figures/new" + example.substring(example.indexOf('?')));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Chromium.Window> windows() {
        return Stream.of(
                Chromium.Window.DESKTOP,
                Chromium.Window.DESKTOP_DARK,
                Chromium.Window.PHONE,
                Chromium.Window.PHONE_DARK);
    }

    @ParameterizedTest
    @MethodSource("windows")
    void everyPageFitsIsSilentAndCanBeUsedByEverybody(Chromium.Window window) throws Exception {
        SoftAssertions all = new SoftAssertions();
        assertThat(PATHS).anyMatch(path -> path.startsWith("/embed/"));
        try (Page page = new Page(window)) {
            for (String path : PATHS) {
                page.open(server.url(path));
                page.find("main");
                Thread.sleep(SETTLING);
                String where = "%s at %d px%s".formatted(path, window.width(), window.dark() ? ", dark" : "");
                all.assertThat(page.driver().executeScript(
                                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .as("pixels that %s is wider than the window", where)
                        .isEqualTo(0L);
                all.assertThat(Axe.violations(page.driver())).as(where).isEmpty();
                if (path.matches("/figures/[0-9a-f]{64}")) {
                    for (WebElement summary : page.all("feature-figure", "summary")) {
                        page.press(summary);
                        all.assertThat(Axe.violations(page.driver()))
                                .as("%s with %s open", where, summary.getText())
                                .isEmpty();
                    }
                }
                all.assertThat(page.said()).as("the console of " + where).isEmpty();
                page.screenshot(name(path, window));
            }
        }
        all.assertAll();
    }

    private static String name(String path, Chromium.Window window) {
        String page = path.equals("/") ? "front" : path.substring(1);
        String plain = page.replaceAll("[0-9a-f]{64}", kindOf(path)).replaceAll("&.*$", "").replaceAll("\\W+", "-");
        return "%s-%d%s".formatted(plain, window.width(), window.dark() ? "-dark" : "");
    }

    /** A figure's page is named after its kind, whose docs follow it in the list. */
    private static String kindOf(String path) {
        return PATHS.stream()
                .skip(PATHS.indexOf(path))
                .filter(next -> next.startsWith("/docs/"))
                .findFirst()
                .map(docs -> docs.substring("/docs/".length()))
                .orElse("");
    }
}
