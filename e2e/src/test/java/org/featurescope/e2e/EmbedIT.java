package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** Figures in pages of another site, and in a file on a disk. */
final class EmbedIT {
    private static final int MANY = 20;

    /** The addresses of all requests that the page has made so far. */
    /** What a figure shows first: a picture, or an atlas. */
    private static final String SHOWN = "img, [role=application]";

    private static final String REQUESTS =
            "return performance.getEntriesByType('resource').map((entry) => entry.name)";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all
    private static ServerProcess server;

    @SuppressWarnings("NullAway.Init")
    private static HttpServer elsewhere;

    private static volatile String article = "";

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start(folder);
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            boolean isPage = exchange.getRequestURI().getPath().equals("/article");
            byte[] body = isPage ? article.getBytes(StandardCharsets.UTF_8) : new byte[0];
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        elsewhere.start();
    }

    @AfterAll
    static void stop() {
        elsewhere.stop(0);
        server.close();
    }

    private static String articleOf(String body) {
        article = "<!DOCTYPE html><html lang='en'><meta charset='utf-8'><title>An article</title><main><h1>An article</h1>" + body + "</main>";
        return "http://127.0.0.1:%d/article".formatted(elsewhere.getAddress().getPort());
    }

    @Test
    void everyKindIsShownInAnotherSitesPageAsItIsAtHome() throws Exception {
        Api api = new Api(server);
        for (String example : api.examples()) {
            String id = api.make(example);
            String html = "<script type='module' src='%s'></script><feature-figure src='%s' theme='dark'></feature-figure>"
                    .formatted(server.url("/embed.js"), server.url("/figures/" + id));
            try (Page page = new Page(Chromium.Window.DESKTOP)) {
                page.open(articleOf(html));
                WebElement shown = page.find("feature-figure", ".pictures", SHOWN);
                page.until("the picture is loaded", () -> isLoaded(page, shown));
                if (shown.getTagName().equals("img")) {
                    assertThat(shown.getAttribute("src")).startsWith(server.url("/figures/" + id + "/"));
                }
                assertThat(page.driver().manage().getCookies()).isEmpty();
                assertThat(hosts(page))
                        .as("who is asked: the server, and the page's own site for its icon")
                        .isSubsetOf(URI.create(server.url("/")).getAuthority(), URI.create(page.address()).getAuthority());
                assertThat(Axe.violations(page.driver())).isEmpty();
            }
        }
    }

    /** Whether a picture is loaded; an atlas draws its own. */
    private static boolean isLoaded(Page page, WebElement shown) {
        return !shown.getTagName().equals("img")
                || (Boolean) Objects.requireNonNull(page.driver()
                        .executeScript("return arguments[0].complete && arguments[0].naturalWidth > 0", shown));
    }

    private static List<String> hosts(Page page) {
        return ((List<?>) Objects.requireNonNull(page.driver().executeScript(REQUESTS)))
                .stream().map(url -> URI.create(String.valueOf(url)).getAuthority()).distinct().toList();
    }

    @Test
    void twentyFiguresLoadWhenTheyComeNearAndShareOneConnection() throws Exception {
        List<String> figures = new ArrayList<>();
        for (int channel = 0; channel < MANY; channel++) {
            String link = "/figure?kind=channel&model=mini-inception&unit=mixed3a:%d&size=32&steps=4".formatted(channel);
            figures.add("<feature-figure src='%s'></feature-figure><div style='height:60px'></div>"
                    .formatted(server.url("/figures/" + new Api(server).make(link))));
        }
        String script = "<script type='module' src='%s'></script>".formatted(server.url("/embed.js"));
        try (Page page = new Page(Chromium.Window.DESKTOP)) {
            page.open(articleOf(script + figures.stream().collect(Collectors.joining())));
            page.find("feature-figure", ".pictures", "img");
            Thread.sleep(500);
            assertThat(asked(page, "/api/v1/figures/[0-9a-f]{64}$")).as("figures asked for before scrolling").isBetween(1L, MANY - 5L);
            for (int step = 0; step < 40 && asked(page, "/api/v1/figures/[0-9a-f]{64}$") < MANY; step++) {
                page.driver().executeScript("scrollBy(0, 400)");
                Thread.sleep(150);
            }
            assertThat(asked(page, "/api/v1/figures/[0-9a-f]{64}$")).isEqualTo(MANY);
            assertThat(asked(page, "/events")).as("streams for figures that are made").isZero();
        }
    }

    private static long asked(Page page, String pattern) {
        return ((List<?>) Objects.requireNonNull(page.driver().executeScript(REQUESTS)))
                .stream().filter(url -> String.valueOf(url).matches(".*" + pattern)).distinct().count();
    }

    @Test
    void framesOfFiguresUnderWayShareOneConnectionAmongThem() throws Exception {
        StringBuilder frames = new StringBuilder();
        for (int channel = 0; channel < 3; channel++) {
            String link = "/figure?kind=channel&model=mini-inception&unit=mixed5b:%d&size=256&steps=1500".formatted(channel);
            String id = new Api(server).ask(link);
            frames.append("<iframe src='%s' title='%d' width='680' height='300'></iframe>"
                    .formatted(server.url("/embed/" + id), channel));
        }
        try (Page page = new Page(Chromium.Window.DESKTOP)) {
            page.open(articleOf(frames.toString()));
            for (int frame = 0; frame < 3; frame++) {
                page.driver().switchTo().frame(frame);
                page.until("news", () -> page.text("feature-figure", ".status").matches("(?s)(Step|Next in|In the queue).*"));
                if (frame == 0) {
                    String first = page.text("feature-figure", ".status span");
                    page.until("more news", () -> !page.text("feature-figure", ".status span").equals(first));
                }
                assertThat(asked(page, "/events.*")).as("streams of the frame itself").isZero();
                page.driver().switchTo().defaultContent();
            }
        }
    }

    @Test
    void aFigureSavedAsOneFileWorksFromADiskWithTheNetworkOff() throws Exception {
        Api api = new Api(server);
        for (String example : api.examples()) {
            String id = api.make(example);
            Path file = Files.write(folder.resolve(id + ".html"), api.get(URI.create(server.url("/figures/" + id + ".html"))));
            try (Page page = new Page(Chromium.Window.PHONE_DARK)) {
                page.driver().executeCdpCommand("Network.enable", Map.of());
                page.driver().executeCdpCommand(
                        "Network.emulateNetworkConditions",
                        Map.of("offline", true, "latency", 0, "downloadThroughput", 0, "uploadThroughput", 0));
                page.open(file.toUri().toString());
                WebElement shown = page.find("feature-figure", ".pictures", SHOWN);
                page.until("the picture is there", () -> isLoaded(page, shown));
                assertThat(page.text("feature-figure", "figcaption p")).isNotBlank();
                assertThat(asked(page, "")).as("requests but for what is written in the file").isZero();
                page.screenshot("saved-" + example.replaceAll("^.*[?&]kind=([^&]+).*$", "$1") + "-390-dark");
            }
        }
    }

    @Test
    void nobodyFramesAnythingButAnEmbed() throws Exception {
        String id = new Api(server).make("/figure?kind=channel&model=mini-inception&unit=mixed3a:1&size=32&steps=4");
        for (String path : List.of("/", "/figures/" + id, "/gallery", "/figures/new", "/docs/channel")) {
            Page page = new Page(Chromium.Window.DESKTOP);
            try {
                page.open(articleOf("<iframe src='%s' title='framed'></iframe>".formatted(server.url(path))));
                page.until("the browser refuses " + path, () -> page.said().stream().anyMatch(line -> line.contains("frame-ancestors")));
            } finally {
                page.driver().quit();
            }
        }
    }
}
