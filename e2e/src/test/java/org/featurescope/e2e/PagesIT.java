package org.featurescope.e2e;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page and a figure of every kind, on a phone in the light and at the desk in the dark; embeds are in {@link FrameIT}. */
final class PagesIT {
    /** Opens all that is told about figures, which otherwise closes when the next is opened. */
    static final String OPENED = """
            document.querySelectorAll('feature-figure').forEach(({shadowRoot: root}) => root.querySelectorAll('details').forEach((details) => {
                details.removeAttribute('name');
                details.open = true;
            }));
            """;

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    /**
     * What is looked at.
     *
     * @param name what its screenshots are called
     * @param isAlike whether it differs from another place only by its kind of figure, so that one look is enough
     */
    record Place(String path, String name, boolean isAlike) {
        @Override
        public String toString() {
            return path;
        }
    }

    static List<Place> places() throws IOException, InterruptedException {
        Api api = new Api(server);
        Stream.Builder<Place> ofKinds = Stream.builder();
        List<Api.Example> examples = api.examples();
        for (Api.Example example : examples) {
            String kind = example.kind();
            String query = example.link().substring(example.link().indexOf('?'));
            boolean isAlike = !example.equals(examples.get(0));
            ofKinds.add(new Place("/figures/" + api.make(example), "figures-" + kind, false))
                    .add(new Place("/docs/" + kind, "docs-" + kind, isAlike))
                    .add(new Place("/figures/new" + query, "new-" + kind, isAlike));
        }
        Stream<Place> pages = SitePages.paths().map(path -> new Place(path, name(path), false));
        return Stream.concat(pages, ofKinds.build()).toList();
    }

    private static String name(String path) {
        return path.equals("/") ? "front" : path.substring(1).replaceAll("\\W+", "-");
    }

    /** A page is loaded once, on a phone; then its window becomes a desktop's. */
    @ParameterizedTest
    @MethodSource("places")
    @Execution(ExecutionMode.CONCURRENT)
    void everyPageFitsIsSilentAndCanBeUsedByEverybody(Place place) throws Exception {
        SoftAssertions all = new SoftAssertions();
        try (Page page = Page.lent(Chromium.Window.PHONE)) {
            page.open(server.url(place.path()));
            page.find("main");
            look(page, place, Chromium.Window.PHONE, all);
            if (!place.isAlike()) {
                look(page, place, Chromium.Window.DESKTOP_DARK, all);
            }
            page.driver().executeScript(OPENED);
            if (!place.isAlike()) {
                fits(page, place, "1280 px with all about it open", all);
                all.assertThat(Axe.contrasts(page.driver()))
                        .as("%s at 1280 px, dark", place)
                        .isEmpty();
                page.become(Chromium.Window.NARROW);
                page.settle();
                fits(page, place, "320 px with all about it open", all);
            }
            page.become(Chromium.Window.PHONE);
            page.settle();
            fits(page, place, "390 px with all about it open", all);
            all.assertThat(Axe.violations(page.driver()))
                    .as("%s at 390 px", place)
                    .isEmpty();
            all.assertThat(page.said()).as("the console of %s", place).isEmpty();
            giveUp(page);
        }
        all.assertAll();
    }

    private static void look(Page page, Place place, Chromium.Window window, SoftAssertions all) {
        page.become(window);
        page.settle();
        fits(page, place, window.toString(), all);
        page.screenshot("%s-%d%s".formatted(place.name(), window.width(), window.dark() ? "-dark" : ""));
    }

    private static void fits(Page page, Place place, String where, SoftAssertions all) {
        all.assertThat(page.pixelsTooWide())
                .as("pixels that %s is wider than the window, at %s", place, where)
                .isZero();
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
