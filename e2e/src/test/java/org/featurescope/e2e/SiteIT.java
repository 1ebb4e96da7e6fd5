package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network as a site of files, opened from a disk and by a plain web host. */
final class SiteIT {
    @AutoClose
    static final Page page = new Page(Chromium.Window.DESKTOP);

    @TempDir
    static Path folder;

    private static Path site;

    /** Two small layers, so that the site is written fast. */
    @BeforeAll
    static void write() throws Exception {
        site = folder.resolve("site");
        Process command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty("featurescope.jar"),
                        "site",
                        "--network=mini-inception-robust",
                        "--layers=conv2d0,conv2d1",
                        "--data=" + folder.resolve("data"),
                        "--models=" + folder.resolve("models"),
                        "--out=" + site)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(command.waitFor())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
    }

    private static List<String> found() {
        return page.all("#found h3").stream().map(each -> each.getText()).toList();
    }

    @Test
    void findsUnitsByWordsAndNamesFromADisk() {
        String find = site.resolve("find.html").toUri().toString();
        page.open(find + "?q=dog");
        assertThat(found()).hasSizeGreaterThan(10);
        assertThat(page.text("#status")).contains("“dog”");

        page.find("#query").clear();
        page.find("#query").sendKeys("conv2d1:3");
        assertThat(found()).singleElement().asString().contains("conv2d1");
        page.press(page.find("#found h3 a"));
        assertThat(page.address()).endsWith("units/conv2d1/3.html");

        page.open(find + "?q=%3Cimg%20src%3Dx%3E");
        assertThat(found()).isEmpty();
        assertThat(page.text("#status")).as("text is shown as text").contains("<img src=x>");
        page.assertSilentConsole();
    }

    @Test
    void theFirstPageLeadsToUnitsOnAnyHostAndFitsAPhone() throws Exception {
        try (StaticSite host = new StaticSite(site)) {
            for (Chromium.Window window : List.of(Chromium.Window.DESKTOP, Chromium.Window.PHONE_DARK)) {
                page.become(window);
                page.open(host.address() + "/index.html");
                assertThat(page.pixelsTooWide()).isZero();
                page.press(page.find(".layers li:last-child a"));
                assertThat(page.address()).endsWith("layers/conv2d1.html");
                assertThat(page.pixelsTooWide()).isZero();
                page.press(page.find(".units li:nth-child(4) a"));
                assertThat(page.address()).endsWith("units/conv2d1/3.html");
                assertThat(page.pixelsTooWide()).isZero();
                page.screenshot("site-unit-" + window.width());
            }
            page.open("about:blank");
        }
    }
}
