package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures in pages of another site, and in a file on a disk. */
final class EmbedIT {
    private static final int MANY = 20;
    private static final String A_FIGURE = "/api/v1/figures/[0-9a-f]{64}$";

    /** The addresses of all requests that the page has made so far. */
    private static final String REQUESTS = "return performance.getEntriesByType('resource').map((entry) => entry.name)";

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    @RegisterExtension
    static final OtherSite elsewhere = new OtherSite();

    @AutoClose
    static final Page desk = Page.lent(Chromium.Window.DESKTOP);

    @AutoClose
    static final Page offline = new Page(Chromium.Window.PHONE_DARK);

    @BeforeAll
    static void cutTheNetwork() {
        offline.driver().executeCdpCommand("Network.enable", Map.of());
        offline.driver()
                .executeCdpCommand(
                        "Network.emulateNetworkConditions",
                        Map.of("offline", true, "latency", 0, "downloadThroughput", 0, "uploadThroughput", 0));
    }

    static List<Api.Example> kinds() throws Exception {
        return new Api(server).examples();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachKindIsShownInAnotherSitesPageAsItIsAtHome(Api.Example example) throws Exception {
        String id = new Api(server).make(example);
        desk.open(elsewhere.article(script()
                + "<feature-figure src='%s' theme='dark'></feature-figure>".formatted(server.url("/figures/" + id))));
        desk.find("feature-figure", "figcaption p");
        desk.settle();
        Shown.assertWhole(desk, server.url("/figures/" + id + "/"));
        assertThat(desk.driver().manage().getCookies()).isEmpty();
        assertThat(hosts(desk))
                .as("who is asked: the server, and the page's own site for its icon")
                .isSubsetOf(
                        URI.create(server.url("/")).getAuthority(),
                        URI.create(desk.address()).getAuthority());
        desk.assertSilentConsole();
    }

    @Test
    void aDarkFigureInALightPageCanBeUsedByEverybody() throws Exception {
        String id = new Api(server).make(kinds().get(0));
        desk.open(elsewhere.article(script()
                + "<feature-figure src='%s' theme='dark'></feature-figure>".formatted(server.url("/figures/" + id))));
        desk.find("feature-figure", "figcaption p");
        desk.settle();
        assertThat(Axe.violations(desk.driver())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachKindSavedAsOneFileWorksFromADiskWithTheNetworkOff(Api.Example example, @TempDir Path folder)
            throws Exception {
        String id = new Api(server).make(example);
        Path file = Files.write(folder.resolve(id + ".html"), new Api(server).get("/figures/" + id + ".html"));
        offline.open(file.toUri().toString());
        offline.find("feature-figure", "figcaption p");
        offline.settle();
        Shown.assertWhole(offline, "data:");
        assertThat(offline.text("feature-figure", "figcaption p")).isNotBlank();
        assertThat(asked(offline, ""))
                .as("requests but for what is written in the file")
                .isZero();
        offline.screenshot("saved-%s-390-dark".formatted(example));
        offline.assertSilentConsole();
    }

    @Test
    void twentyFiguresLoadWhenTheyComeNear() throws Exception {
        List<String> figures = new ArrayList<>();
        for (int channel = 0; channel < MANY; channel++) {
            String link =
                    "/figure?kind=channel&model=mini-inception&unit=mixed3a:%d&size=32&steps=4".formatted(channel);
            figures.add(element(new Api(server).make(link)));
        }
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(elsewhere.article(script() + String.join("", figures)));
            page.find("feature-figure", ".pictures", "img");
            page.settle();
            assertThat(asked(page, A_FIGURE))
                    .as("figures asked for before scrolling")
                    .isBetween(1L, MANY - 5L);
            for (int figure = 0; figure < MANY; figure++) {
                page.driver()
                        .executeScript(
                                "document.querySelectorAll('feature-figure')[arguments[0]].scrollIntoView()", figure);
                page.settle();
            }
            page.until("all are asked for", () -> asked(page, A_FIGURE) == MANY);
            assertThat(asked(page, "/events"))
                    .as("streams for figures that are made")
                    .isZero();
        }
    }

    @Test
    void twentyFiguresUnderWayShareOneConnection() throws Exception {
        Api api = new Api(server);
        List<String> ids = new ArrayList<>();
        for (int channel = 0; channel < MANY; channel++) {
            ids.add(api.ask("/figure?kind=channel&model=mini-inception&unit=mixed5b:%d&size=128&steps=2000"
                    .formatted(channel)));
        }
        String figures = ids.stream().map(EmbedIT::element).collect(Collectors.joining());
        try (Page page = Page.loggingRequests(Chromium.Window.DESKTOP)) {
            page.open(elsewhere.article(
                    "<style>main { display: grid; grid-template-columns: repeat(5, 1fr); zoom: 0.25 } main > div { display: none }</style>"
                            + script() + figures));
            for (int figure = 0; figure < MANY; figure++) {
                String nth = "feature-figure:nth-of-type(%d)".formatted(figure + 1);
                page.until(
                        "news of figure " + figure,
                        () -> page.text(nth, ".status").matches("(?s)(Step|Next in|In the queue).*"));
            }
            page.until("one connection tells of all", () -> {
                List<String> streams = page.openConnections("/events");
                return streams.size() == 1 && ids.stream().allMatch(streams.get(0)::contains);
            });
        } finally {
            for (String id : ids) {
                api.cancel(id);
            }
        }
    }

    @Test
    void framesOfFiguresUnderWayShareOneConnectionAmongThem() throws Exception {
        Api api = new Api(server);
        List<String> ids = new ArrayList<>();
        for (int channel = 0; channel < 3; channel++) {
            ids.add(api.ask("/figure?kind=channel&model=mini-inception&unit=mixed5b:%d&size=256&steps=1500"
                    .formatted(channel)));
        }
        String frames = ids.stream()
                .map(id -> "<iframe src='%s' title='%s' width='680' height='300'></iframe>"
                        .formatted(server.url("/embed/" + id), id))
                .collect(Collectors.joining());
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(elsewhere.article(frames));
            IntStream.range(0, 3).forEach(frame -> {
                page.driver().switchTo().frame(frame);
                page.until(
                        "news",
                        () -> page.text("feature-figure", ".status").matches("(?s)(Step|Next in|In the queue).*"));
                if (frame == 0) {
                    String first = page.text("feature-figure", ".status span");
                    page.until(
                            "more news",
                            () -> !page.text("feature-figure", ".status span").equals(first));
                }
                assertThat(asked(page, "/events.*"))
                        .as("streams of the frame itself")
                        .isZero();
                page.driver().switchTo().defaultContent();
            });
        } finally {
            for (String id : ids) {
                api.cancel(id);
            }
        }
    }

    @Test
    void nobodyFramesAnythingButAnEmbed() throws Exception {
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            for (String path : List.of("/", "/models", "/gallery", "/figures/new", "/docs/channel")) {
                page.open(elsewhere.article("<iframe src='%s' title='framed'></iframe>".formatted(server.url(path))));
                page.until(
                        "the browser refuses " + path,
                        () -> page.said().stream().anyMatch(line -> line.contains("frame-ancestors")));
            }
        }
    }

    @Test
    void aFiguresLinkInAFrameShowsTheFigure() throws Exception {
        String id = new Api(server).make("/figure?kind=channel&model=mini-inception&unit=mixed3a:1&size=32&steps=4");
        desk.open(elsewhere.article("<iframe src='%s' title='framed' width='680' height='600'></iframe>"
                .formatted(server.url("/figures/" + id))));
        desk.driver().switchTo().frame(desk.find("iframe"));
        assertThat(desk.text("feature-figure", "figcaption")).contains("mixed3a");
        assertThat(desk.all("header")).isEmpty();
        desk.driver().switchTo().defaultContent();
    }

    private static String script() {
        return "<script type='module' src='%s'></script>".formatted(server.url("/embed.js"));
    }

    private static String element(String id) {
        return "<feature-figure src='%s'></feature-figure><div style='height:60px'></div>"
                .formatted(server.url("/figures/" + id));
    }

    private static List<String> hosts(Page page) {
        return requests(page).stream()
                .map(url -> URI.create(url).getAuthority())
                .distinct()
                .toList();
    }

    private static long asked(Page page, String pattern) {
        return requests(page).stream()
                .filter(url -> url.matches(".*" + pattern))
                .distinct()
                .count();
    }

    private static List<String> requests(Page page) {
        return ((List<?>) Objects.requireNonNull(page.driver().executeScript(REQUESTS)))
                .stream().map(String::valueOf).toList();
    }
}
