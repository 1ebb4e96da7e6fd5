package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.json.Json;

/**
 * Frames that hold figures. {@code mvn verify -Dit.test=FrameIT -DwriteHeights=true} measures them anew and writes the
 * resource {@code heights.json} of each kind.
 */
final class FrameIT {
    /** The widths of common columns, and those at which figures arrange their parts anew. */
    private static final List<Integer> MEASURED = List.of(300, 340, 390, 450, 519, 544, 584, 680, 759, 860, 960, 1200);

    private static final List<Integer> TRIED = List.of(320, 390, 584, 680);
    private static final int ROOM = 24;
    /** The most pixels by which the heights at two neighbouring widths differ, unless the widths are close together. */
    private static final int MOST_STEP = 36;

    private static final int CLOSE = 8;
    /** The most pixels by which a frame is higher than its figure. */
    private static final int MOST_SURPLUS = 100;

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    @AutoClose
    static final Page page = Page.lent(Chromium.Window.DESKTOP);

    static List<Api.Example> kinds() throws Exception {
        return new Api(server).examples();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nothingIsCutAndNothingScrolls(Api.Example example) throws Exception {
        Api api = new Api(server);
        String id = api.make(example);
        Map<?, ?> figure = new Json().toType(api.figure(id), Map.class);
        page.become(new Chromium.Window(680, 300, false));
        page.open(server.url("/embed/" + id));
        page.find("feature-figure", "figcaption p");
        page.settle();
        if (Boolean.getBoolean("writeHeights")) {
            write(example, figure, api.pictures(id));
            return;
        }
        for (int width : TRIED) {
            int given = given((List<?>) Objects.requireNonNull(figure.get("frames")), width);
            int needed = needed(width);
            assertThat(given).as("%d px: %d needed", width, needed).isBetween(needed, needed + MOST_SURPLUS);
            assertThat(page.pixelsTooWide()).as("%d px", width).isZero();
        }
        page.driver().executeScript(PagesIT.OPENED);
        for (Chromium.Window window : List.of(Chromium.Window.DESKTOP_DARK, Chromium.Window.NARROW)) {
            page.become(window);
            page.settle();
            assertThat(page.pixelsTooWide())
                    .as("%s, with all about it open", window)
                    .isZero();
            page.screenshot("embed-%s-%d".formatted(example, window.width()));
        }
        page.assertSilentConsole();
    }

    private static int given(List<?> frames, int width) {
        int height = 0;
        for (Object frame : frames) {
            Map<?, ?> size = (Map<?, ?>) frame;
            if (number(size.get("width")) <= width) {
                height = number(size.get("height"));
            }
        }
        return height;
    }

    private static int number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).intValue();
    }

    /** Returns the height of the figure in a frame of a width. */
    private static int needed(int width) {
        page.become(new Chromium.Window(width, 300, false));
        page.settle();
        return number(page.driver()
                .executeScript("return Math.ceil(document.querySelector('main').getBoundingClientRect().height)"));
    }

    private static void write(Api.Example example, Map<?, ?> figure, int pictures) throws IOException {
        SortedMap<Integer, Integer> heights = new TreeMap<>();
        MEASURED.forEach(width -> heights.put(width, needed(width) + ROOM));
        for (int i = 1; i < MEASURED.size(); i++) {
            refine(heights, MEASURED.get(i - 1), MEASURED.get(i));
        }
        Path folder = Path.of(
                "../backend/src/main/resources/org/featurescope/kind",
                example.kind().replace("-", ""));
        String json = "{\n  \"widths\": %s,\n  \"heights\": %s,\n  \"pictures\": %d,\n  \"caption\": %d\n}\n"
                .formatted(
                        list(heights.keySet()),
                        list(heights.values()),
                        pictures,
                        String.valueOf(figure.get("caption")).length());
        Files.writeString(folder.resolve("heights.json"), json);
    }

    /** Measures widths between two others until neighbours have similar heights or are close together. */
    private static void refine(SortedMap<Integer, Integer> heights, int from, int to) {
        int difference = heights.getOrDefault(to, 0) - heights.getOrDefault(from, 0);
        if (to - from > CLOSE && Math.abs(difference) > MOST_STEP) {
            int middle = (from + to) / 2;
            heights.put(middle, needed(middle) + ROOM);
            refine(heights, from, middle);
            refine(heights, middle, to);
        }
    }

    private static String list(Collection<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
