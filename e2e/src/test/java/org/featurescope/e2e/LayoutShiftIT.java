package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers see does not move while a page loads. */
final class LayoutShiftIT {
    private static final double MOST = 0.02;

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    @AutoClose
    static final Page page = new Page(Chromium.Window.DESKTOP);

    @BeforeAll
    static void observe() {
        page.observeShifts();
    }

    @ParameterizedTest
    @CsvSource({"/look, 390", "/look, 680", "/look, 1280", "/, 390", "/, 680", "/, 1280", "/models, 390", "/docs, 680"})
    void littleMovesWhileAPageLoads(String path, int width) {
        page.become(new Chromium.Window(width, 900, false));
        page.open(server.url(path));
        page.settle();
        assertThat(page.shifts()).as("%s at %d px", path, width).isLessThan(MOST);
    }
}
