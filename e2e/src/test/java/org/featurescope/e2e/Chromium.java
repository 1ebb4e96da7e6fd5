package org.featurescope.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Finds Chromium and its driver, installing Debian's packages where that is possible, and opens windows of it. */
final class Chromium {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> DRIVERS = List.of("chromedriver", "chromium.chromedriver");

    /** How long a script of a test, axe-core above all, may take on a busy machine. */
    private static final Duration SCRIPT = Duration.ofSeconds(120);

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        // it warns at every start that it does not know this browser's version of the protocol, of which few commands
        // are used
        SELENIUM.setLevel(Level.SEVERE);
    }

    private Chromium() {}

    /** The kind of window that a reader has. */
    record Window(int width, int height, boolean dark) {
        static final Window DESKTOP = new Window(1280, 900, false);
        static final Window DESKTOP_DARK = new Window(1280, 900, true);
        /** The narrowest window in which pages fit. */
        static final Window NARROW = new Window(320, 700, false);

        static final Window PHONE = new Window(390, 844, false);
        static final Window PHONE_DARK = new Window(390, 844, true);

        /** The same window at another time of the day. */
        Window atNight() {
            return new Window(width, height, true);
        }

        @Override
        public String toString() {
            return "%d px%s".formatted(width, dark ? ", dark" : "");
        }
    }

    /**
     * A new browser with an empty profile.
     *
     * @param logsRequests whether its performance log is kept, with every request in it
     * @param more arguments for its command line
     */
    static ChromeDriver open(Window window, boolean logsRequests, String... more) {
        if (find(BROWSERS).isEmpty() || find(DRIVERS).isEmpty()) {
            install();
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(found(BROWSERS));
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                // WebGL without a graphics processor
                "--enable-unsafe-swiftshader",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--window-size=%d,%d".formatted(window.width(), window.height()));
        options.addArguments(more);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        if (logsRequests) {
            logs.enable(LogType.PERFORMANCE, Level.ALL);
        }
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(found(DRIVERS)))
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(SCRIPT);
        show(driver, window);
        return driver;
    }

    /** Makes a browser's window another, with the page in it. */
    static void show(ChromeDriver driver, Window window) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        window.width(),
                        "height",
                        window.height(),
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        window.width() < 600));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", window.dark() ? "dark" : "light"))));
    }

    private static String found(List<String> names) {
        return find(names)
                .orElseThrow(() -> new IllegalStateException(
                        "none of %s is on the PATH; install a Chromium and its driver, on Debian: apt-get install chromium chromium-driver"
                                .formatted(names)));
    }

    private static Optional<String> find(List<String> names) {
        return names.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Installs where apt-get is there and we may; otherwise {@link #found} says what to do. */
    private static void install() {
        if (find(List.of("apt-get")).isPresent() && "root".equals(System.getProperty("user.name"))) {
            run("apt-get", "update", "-qq");
            run("apt-get", "install", "-y", "-qq", "chromium", "chromium-driver");
        }
    }

    private static void run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            int status = builder.start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("%s ended with %d".formatted(String.join(" ", command), status));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while installing", e);
        }
    }
}
