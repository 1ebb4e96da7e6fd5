package org.featurescope.e2e;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page and a figure of every kind, on a phone in the light and at the desk in the dark. */
final class PagesIT {
    private static final List<String> PAGES = List.of(
            "/",
            "/look",
            "/space?photographs=samples",
            "/linear",
            "/train",
            "/statistics?photographs=samples",
            "/models",
            "/models/mini-inception",
            "/models/mini-inception/card",
            "/models/mini-inception/conv2d0",
            "/models/mini-inception/mixed4c/12",
            "/docs",
            "/docs/engine",
            "/docs/descriptors",
            "/docs/api",
            "/gallery",
            "/gallery?q=nothing-is-called-so");

    /** Opens all that is told about figures, which otherwise closes when the next is opened. */
    private static final String OPENED = """
            document.querySelectorAll('feature-figure').forEach(({shadowRoot: root}) => root.querySelectorAll('details').forEach((details) => {
                details.removeAttribute('name');
                details.open = true;
            }));
            """;

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    /** What is looked at, and what its screenshots are called. */
    record Place(String path, String name) {
        @Override
        public String toString() {
            return path;
        }
    }

    /** Browsers for the next places: as many as there are threads that look at places. */
    private static final Queue<Page> idle = new ConcurrentLinkedQueue<>();

    @AfterAll
    static void closeBrowsers() {
        for (Page page = idle.poll(); page != null; page = idle.poll()) {
            page.close();
        }
    }

    static List<Place> places() throws IOException, InterruptedException {
        Api api = new Api(server);
        Stream.Builder<Place> ofKinds = Stream.builder();
        for (Api.Example example : api.examples()) {
            String id = api.make(example);
            String kind = example.kind();
            ofKinds.add(new Place("/figures/" + id, "figures-" + kind))
                    .add(new Place("/embed/" + id, "embed-" + kind))
                    .add(new Place("/docs/" + kind, "docs-" + kind))
                    .add(new Place(
                            "/figures/new"
                                    + example.link().substring(example.link().indexOf('?')),
                            "new-" + kind));
        }
        return Stream.concat(PAGES.stream().map(path -> new Place(path, name(path))), ofKinds.build())
                .toList();
    }

    private static String name(String path) {
        return path.equals("/") ? "front" : path.substring(1).replaceAll("\\W+", "-");
    }

    /** A page is loaded once, on a phone; then its window becomes a desktop's. */
    @ParameterizedTest
    @MethodSource("places")
    @Execution(ExecutionMode.CONCURRENT)
    void everyPageFitsIsSilentAndCanBeUsedByEverybody(Place place) throws Exception {
        Page taken = idle.poll();
        Page page = taken == null ? new Page(Chromium.Window.PHONE) : taken;
        try {
            SoftAssertions all = new SoftAssertions();
            page.become(Chromium.Window.PHONE);
            page.open(server.url(place.path()));
            page.find("main");
            look(page, place, Chromium.Window.PHONE, all);
            look(page, place, Chromium.Window.DESKTOP_DARK, all);
            page.driver().executeScript(OPENED);
            fits(page, place.path() + " with all about it open at 1280 px", all);
            all.assertThat(Axe.contrasts(page.driver()))
                    .as("%s at 1280 px, dark", place.path())
                    .isEmpty();
            page.become(Chromium.Window.NARROW);
            page.settle();
            fits(page, place.path() + " with all about it open at 320 px", all);
            page.become(Chromium.Window.PHONE);
            page.settle();
            fits(page, place.path() + " with all about it open at 390 px", all);
            all.assertThat(Axe.violations(page.driver()))
                    .as("%s at 390 px", place.path())
                    .isEmpty();
            all.assertThat(page.said()).as("the console of %s", place.path()).isEmpty();
            giveUp(page);
            all.assertAll();
        } finally {
            idle.add(page);
        }
    }

    private static void look(Page page, Place place, Chromium.Window window, SoftAssertions all) {
        page.become(window);
        page.settle();
        fits(page, "%s at %s".formatted(place.path(), window), all);
        page.screenshot("%s-%d%s".formatted(place.name(), window.width(), window.dark() ? "-dark" : ""));
    }

    private static void fits(Page page, String where, SoftAssertions all) {
        all.assertThat(page.driver()
                        .executeScript(
                                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels that %s is wider than the window", where)
                .isEqualTo(0L);
    }

    /** Figures that the page has asked for are given up, so that the server has time for the pages to come. */
    private static void giveUp(Page page) throws IOException, InterruptedException {
        Object made = page.driver()
                .executeScript("return [...document.querySelectorAll('feature-figure')]"
                        + ".filter((figure) => figure.shadowRoot.querySelector('[aria-busy=true]'))"
                        + ".map((figure) => figure.shadowRoot.querySelector('.links > a').href.split('/').at(-1))");
        for (Object id : (List<?>) Objects.requireNonNull(made)) {
            new Api(server).cancel(String.valueOf(id));
        }
    }
}
