package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page and a figure of every kind, at the desk and on a phone, in light and in dark. */
final class PagesIT {
    private static final List<String> PAGES = List.of(
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
    private record Place(String path, String name) {}

    @SuppressWarnings("NullAway.Init") // set before all
    private static List<Place> places;

    @BeforeAll
    static void makeAFigureOfEachKind() throws IOException, InterruptedException {
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
        places = Stream.concat(PAGES.stream().map(path -> new Place(path, name(path))), ofKinds.build())
                .toList();
    }

    private static String name(String path) {
        return path.equals("/") ? "front" : path.substring(1).replaceAll("\\W+", "-");
    }

    static Stream<Chromium.Window> windows() {
        return Stream.of(Chromium.Window.DESKTOP, Chromium.Window.PHONE);
    }

    @ParameterizedTest
    @MethodSource("windows")
    @Execution(ExecutionMode.CONCURRENT)
    void everyPageFitsIsSilentAndCanBeUsedByEverybody(Chromium.Window window) throws Exception {
        SoftAssertions all = new SoftAssertions();
        assertThat(places).anyMatch(place -> place.path().startsWith("/embed/"));
        try (Page page = new Page(window)) {
            for (Place place : places) {
                page.become(window);
                page.open(server.url(place.path()));
                page.find("main");
                look(page, place, window, all);
                look(page, place, window.atNight(), all);
                page.driver().executeScript(OPENED);
                String where = "%s at %s with all about it open".formatted(place.path(), window);
                fits(page, where, all);
                all.assertThat(Axe.violations(page.driver()))
                        .as(where + ", dark")
                        .isEmpty();
                page.become(window);
                page.settle();
                all.assertThat(Axe.contrasts(page.driver())).as(where).isEmpty();
                all.assertThat(page.said())
                        .as("the console of %s at %s", place.path(), window)
                        .isEmpty();
                giveUp(page);
            }
        }
        all.assertAll();
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
