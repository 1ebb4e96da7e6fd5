package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Neurons over two inputs: regions are picked and planes are turned by keyboard, and the link carries what is seen. */
final class Linear2dIT {
    private static final String FIGURE = "/figure?kind=linear-2d&neurons=4&seed=19412";

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    private static WebElement flat(Page page, String selector) {
        return page.find("feature-figure", "linear-2d-figure", "flat-view", selector);
    }

    private static List<WebElement> picked(Page page) {
        return page.all("feature-figure", "linear-2d-figure", "flat-view", ".pick");
    }

    private static String shape(WebElement region) {
        return Objects.requireNonNull(region.getDomAttribute("d"));
    }

    @Test
    void theLinkCarriesPickedRegionsAndTheTurnedView() throws Exception {
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(server.url("/figures/" + new Api(server).make(FIGURE)));
            page.focus(flat(page, ".plot"));
            page.type(Keys.ARROW_LEFT, Keys.ENTER);
            String first = shape(flat(page, ".focused"));
            page.until("the first region", () -> shape(picked(page).get(0)).equals(first));
            page.type(Keys.ARROW_RIGHT, Keys.ARROW_UP, Keys.ENTER);
            String second = shape(flat(page, ".focused"));
            page.until("the second region", () -> shape(picked(page).get(1)).equals(second));
            assertThat(second).isNotEqualTo(first);
            page.until("the link", () -> page.address().contains("second="));
            String flatLink = page.address();

            page.focus(page.find("feature-figure", "linear-2d-figure", "[name=view][value=planes]"));
            page.type(Keys.SPACE);
            page.until("the planes", () -> drawn(page) != null);
            String before = drawn(page);
            page.focus(page.find("feature-figure", "linear-2d-figure", "planes-view", ".room"));
            page.type(Keys.ARROW_RIGHT, Keys.ARROW_UP, Keys.ADD);
            page.until("the view is turned", () -> !Objects.equals(drawn(page), before));
            page.until("the link", () -> page.address().contains("zoom="));
            String turned = drawn(page);
            String planesLink = page.address();
            assertThat(planesLink).contains("view=planes").contains("turn=").contains("lift=");

            page.open(planesLink);
            page.until("the same view", () -> Objects.equals(drawn(page), turned));
            page.open(flatLink);
            page.settle();
            page.until("the regions", () -> picked(page).size() == 2);
            assertThat(picked(page)).extracting(Linear2dIT::shape).containsExactly(first, second);
        }
    }

    /** What the view has drawn last; null before it has drawn anything. */
    private static @Nullable String drawn(Page page) {
        List<WebElement> views = page.all("feature-figure", "linear-2d-figure", "planes-view");
        return views.isEmpty() ? null : views.get(0).getDomAttribute("data-drawn");
    }
}
