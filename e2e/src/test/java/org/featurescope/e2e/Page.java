package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One window of a browser, seen through the shadow roots of the custom elements. Closing it checks the console. */
final class Page implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration LOOKS = Duration.ofMillis(50);

    /**
     * Says what of the page near the window is not there yet, or null: pictures, figures, the maker's answer, the activations of a
     * photograph, movements that end by themselves.
     */
    private static final String MISSING = """
            const near = (element) => {
                const {top, bottom, width} = element.getBoundingClientRect();
                return width > 0 && top < innerHeight && bottom > 0;
            };
            const ready = {
                'img': (img) => img.complete || img.src === '',
                'feature-figure': ({shadowRoot: root}) => root?.querySelector('.pictures, .status.queued, .status.cancelled') != null
                    && root.querySelector('figcaption > *') != null,
                'look-page': ({shadowRoot: root}) => root?.querySelector('p[aria-live]')?.textContent.trim().startsWith('All '),
                'figure-maker': ({shadowRoot: root}) => root?.querySelector('.link, .problem') != null
                    && root.querySelector('feature-figure, .problem') != null,
            };
            const missing = (root) => {
                for (const element of root.querySelectorAll('*')) {
                    const isReady = ready[element.localName];
                    if (isReady !== undefined && near(element) && !isReady(element)) return element.localName;
                    const inside = element.shadowRoot ? missing(element.shadowRoot) : null;
                    if (inside !== null) return inside;
                }
                return null;
            };
            if (document.readyState !== 'complete') return 'the page';
            if (document.fonts.status !== 'loaded') return 'letters';
            const moves = document.getAnimations().some((animation) => animation.playState === 'running'
                && animation.effect.getComputedTiming().endTime !== Infinity);
            return moves ? 'a movement' : missing(document);
            """;

    /** Adds up how much of the page moves while it loads, from its beginning. */
    private static final String SHIFTS = """
            window.shifts = 0;
            new PerformanceObserver((list) => list.getEntries().forEach(({value, hadRecentInput}) => {
                window.shifts += hadRecentInput ? 0 : value;
            })).observe({type: 'layout-shift', buffered: true});
            """;

    private static final String TWO_FRAMES =
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))";

    private final ChromeDriver driver;
    private final boolean isLent;
    /** The addresses of requests that have not ended, by their ids, as far as the log was read. */
    private final Map<String, String> requests = new LinkedHashMap<>();

    /**
     * One in a browser of its own, which keeps what a test changes of the browser itself.
     *
     * @param more arguments for the browser's command line
     */
    Page(Chromium.Window window, String... more) {
        this(Chromium.open(window, false, more), false);
    }

    private Page(ChromeDriver driver, boolean isLent) {
        this.driver = driver;
        this.isLent = isLent;
    }

    /** One in a browser that other tests use before and after it. */
    static Page lent(Chromium.Window window) {
        return new Page(BrowserPool.take(window), true);
    }

    /** One that can tell of its {@link #openConnections}. */
    static Page loggingRequests(Chromium.Window window) {
        return new Page(Chromium.open(window, true), false);
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

    /** Waits until all that the reader sees has come, and nothing moves that comes to rest. */
    void settle() {
        until("all is there", () -> driver.executeScript(MISSING) == null);
    }

    /** Measures layout shifts from now on. The browser must be of its own: one that has the files already draws earlier. */
    void observeShifts() {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", SHIFTS));
    }

    /** How much of the page has moved since it was opened: the sum of its layout shifts. */
    double shifts() {
        return ((Number) Objects.requireNonNull(driver.executeScript("return window.shifts"))).doubleValue();
    }

    /** How many pixels the page is wider than the window. */
    long pixelsTooWide() {
        return (long) Objects.requireNonNull(driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    /** Changes the window; the page stays. Returns when elements that measure themselves are drawn in their new size. */
    void become(Chromium.Window window) {
        Chromium.show(driver, window);
        driver.executeAsyncScript(TWO_FRAMES);
    }

    /** Gives an element the focus, as the Tab key would. */
    void focus(WebElement element) {
        driver.executeScript("arguments[0].focus()", element);
    }

    /** Presses keys one after another, wherever the focus is. */
    void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Types with the control key held down. */
    void typeWithControl(CharSequence... keys) {
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .sendKeys(keys)
                .keyUp(Keys.CONTROL)
                .perform();
    }

    /** The element in focus, within all shadow roots. */
    WebElement active() {
        return (WebElement)
                Objects.requireNonNull(
                        driver.executeScript(
                                "let at = document.activeElement; while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at"));
    }

    /** Waits until {@code what} gives something that is neither null nor false. */
    <T> T until(String description, Supplier<T> what) {
        return new WebDriverWait(driver, PATIENCE)
                .pollingEvery(LOOKS)
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

    /**
     * Saves what the window shows, from the top of the page to its end, if screenshots are asked for
     * ({@code -Dscreenshots}): they take much time, and no test needs them.
     */
    void screenshot(String name) {
        if (System.getProperty("screenshots") == null) {
            return;
        }
        Object height = driver.executeScript("return document.documentElement.scrollHeight");
        Object width = driver.executeScript("return document.documentElement.clientWidth");
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "captureBeyondViewport",
                        true,
                        "optimizeForSpeed",
                        true,
                        "clip",
                        Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
        Path folder = Path.of(System.getProperty("featurescope.screenshots"));
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was said on the console since this was last asked. */
    List<String> said() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                // WebGL without a graphics processor tells that it is slow
                .filter(message -> !message.contains("GL Driver Message"))
                .toList();
    }

    /** Whether the pictures at the end of a path are there, at least one, and loaded. */
    boolean areLoaded(String... path) {
        List<WebElement> pictures = all(path);
        return !pictures.isEmpty()
                && Boolean.TRUE.equals(driver.executeScript(
                        "return arguments[0].every((img) => img.complete && img.naturalWidth > 0)", pictures));
    }

    /** The addresses, with {@code part} in them, of requests whose answers have begun and not ended; all origins and workers count. */
    List<String> openConnections(String part) {
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            Map<?, ?> message = inside(new Json().<Map<?, ?>>toType(entry.getMessage(), Map.class), "message");
            Map<?, ?> details = inside(message, "params");
            String request = String.valueOf(details.get("requestId"));
            switch (String.valueOf(message.get("method"))) {
                case "Network.requestWillBeSent" ->
                    requests.put(
                            request, String.valueOf(inside(details, "request").get("url")));
                case "Network.loadingFinished", "Network.loadingFailed" -> requests.remove(request);
                default -> {}
            }
        }
        return requests.values().stream().filter(url -> url.contains(part)).toList();
    }

    private static Map<?, ?> inside(Map<?, ?> outer, String key) {
        return (Map<?, ?>) Objects.requireNonNull(outer.get(key), key);
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
            if (isLent) {
                BrowserPool.giveBack(driver);
            } else {
                driver.quit();
            }
        }
    }
}
