package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One window of a browser, seen through the shadow roots of the custom elements. Closing it checks the console. */
final class Page implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ChromeDriver driver;

    /** @param more arguments for the browser's command line */
    Page(Chromium.Window window, String... more) {
        this.driver = Chromium.open(window, more);
    }

    void open(String url) {
        driver.get(url);
    }

    String address() {
        return Objects.requireNonNull(driver.getCurrentUrl());
    }

    ChromeDriver driver() {
        return driver;
    }

    /** The elements at the end of a path of selectors, each looked for in the shadow root of the one before. */
    List<WebElement> all(String... path) {
        SearchContext at = driver;
        for (int i = 0; i < path.length - 1; i++) {
            at = at.findElement(By.cssSelector(path[i])).getShadowRoot();
        }
        return at.findElements(By.cssSelector(path[path.length - 1]));
    }

    /** Waits for the first element at the end of a path. */
    WebElement find(String... path) {
        return until("there is " + String.join(" > ", path), () -> {
            List<WebElement> found = all(path);
            return found.isEmpty() ? null : found.get(0);
        });
    }

    String text(String... path) {
        return find(path).getText();
    }

    /** Waits until {@code what} gives something that is neither null nor false. */
    <T> T until(String description, Supplier<T> what) {
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .ignoring(org.openqa.selenium.NoSuchElementException.class)
                .ignoring(org.openqa.selenium.NoSuchShadowRootException.class)
                .withMessage(description)
                .until(any -> what.get());
    }

    /** The pixels of a canvas as a data URL. */
    String pixels(WebElement canvas) {
        return String.valueOf(driver.executeScript("return arguments[0].toDataURL()", canvas));
    }

    /** Presses the middle of an element, scrolled into view. */
    void press(WebElement element) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    /** Saves what the window shows, from the top of the page to its end, among the screenshots. */
    void screenshot(String name) {
        Object height = driver.executeScript("return document.documentElement.scrollHeight");
        Object width = driver.executeScript("return document.documentElement.clientWidth");
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
        Path folder = Path.of(System.getProperty("featurescope.screenshots"));
        try {
            Files.createDirectories(folder);
            Files.write(
                    folder.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was said on the console since this was last asked. */
    List<String> said() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage).toList();
    }

    /** Nothing may have been said on the console: no error, no warning. */
    void assertSilentConsole() {
        assertThat(said()).as("the console of " + address()).isEmpty();
    }

    @Override
    public void close() {
        try {
            assertSilentConsole();
        } finally {
            driver.quit();
        }
    }
}
