package org.featurescope.e2e;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Browsers that tests use one after another, since a start takes seconds: as many as tests run at the same time. JUnit finds
 * this extension by the service loader and closes the browsers after the last class.
 */
public final class BrowserPool implements BeforeAllCallback {
    private static final Queue<ChromeDriver> idle = new ConcurrentLinkedQueue<>();

    /** Lends a browser without cookies and stored choices, or starts one. */
    static ChromeDriver take(Chromium.Window window) {
        ChromeDriver driver = idle.poll();
        if (driver == null) {
            return Chromium.open(window, false);
        }
        Chromium.show(driver, window);
        return driver;
    }

    /** Takes a browser back and forgets what its pages have left. */
    static void giveBack(ChromeDriver driver) {
        try {
            forget(driver);
            idle.add(driver);
        } catch (RuntimeException e) {
            driver.quit();
            throw e;
        }
    }

    private static void forget(ChromeDriver driver) {
        driver.switchTo().defaultContent();
        if (String.valueOf(driver.getCurrentUrl()).startsWith("http")) {
            driver.executeScript("localStorage.clear(); sessionStorage.clear()");
        }
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.get("about:blank");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(BrowserPool.class))
                .getOrComputeIfAbsent(BrowserPool.class, key -> BrowserPool::quitAll, AutoCloseable.class);
    }

    private static void quitAll() {
        for (ChromeDriver driver = idle.poll(); driver != null; driver = idle.poll()) {
            driver.quit();
        }
    }
}
