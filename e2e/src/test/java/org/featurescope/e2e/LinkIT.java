package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A readable link starts nothing until a reader opens its page. */
final class LinkIT {
    private static final String LINK = "/figure?kind=channel&model=mini-inception&size=32&steps=4&unit=mixed3b:";

    @RegisterExtension
    static final ServerProcess server = ServerProcess.shared();

    @RegisterExtension
    static final OtherSite elsewhere = new OtherSite();

    private static boolean wasAskedFor(String link) throws Exception {
        String described = new Api(server).text(link.replace("/figure?", "/api/v1/spec?"));
        String id = described.replaceFirst("(?s).*\"id\":\"([0-9a-f]{64})\".*", "$1");
        return !new Api(server).text("/api/v1/figures/" + id).contains("\"status\":404");
    }

    @Test
    void itsPageAsksForTheFigureAndGetsThePermanentLink() {
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            page.open(server.url(LINK + "1"));
            page.find("feature-figure", ".pictures", "img");
            page.until("the permanent link", () -> page.address().matches(".*/figures/[0-9a-f]{64}"));
            page.assertSilentConsole();
        }
    }

    @Test
    void withoutScriptsAButtonAsksForTheFigure() throws Exception {
        try (Page page = new Page(Chromium.Window.PHONE_DARK)) {
            page.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
            page.open(server.url(LINK + "2"));
            assertThat(wasAskedFor(LINK + "2")).isFalse();
            page.screenshot("link-without-script-390-dark");
            page.find("main form button").click();
            page.until("the figure's page", () -> page.address().matches(".*/figures/[0-9a-f]{64}"));
            assertThat(wasAskedFor(LINK + "2")).isTrue();
            page.until("its picture", () -> {
                page.open(page.address());
                return !page.all("feature-figure > img").isEmpty();
            });
        }
    }

    @Test
    void aPageOfAnotherSiteStartsNothing() throws Exception {
        try (Page page = Page.lent(Chromium.Window.DESKTOP)) {
            String link = server.url(LINK + "3");
            page.open(elsewhere.article("<script type='module' src='%s'></script>".formatted(server.url("/embed.js"))
                    + "<img src='%s' alt=''><link rel='prefetch' href='%s'>".formatted(link, link)
                    + "<feature-figure src='%s'></feature-figure>".formatted(link)));
            assertThat(page.find("feature-figure", ".status a").getDomProperty("href"))
                    .isEqualTo(link);
            page.settle();
            assertThat(wasAskedFor(LINK + "3")).isFalse();
        }
    }
}
