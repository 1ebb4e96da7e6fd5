package org.featurescope.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.featurescope.figure.Networks;
import org.junit.jupiter.api.Test;

final class ModelCardPageTest {
    @Test
    void aCardFromAnywhereIsShownAndNotObeyed() {
        String card =
                "# Title\n\nText **bold** <script>alert(1)</script> [x](javascript:alert(1)) [y](https://example.org)";
        String page = ModelCardPage.html(Networks.network(), Optional.of(card));
        assertThat(page)
                .contains("<strong>bold</strong>")
                .contains("&lt;script&gt;")
                .doesNotContain("javascript:")
                .contains("href=\"https://example.org\"");
        assertThat(page.split("<h1", -1)).hasSize(2);
        assertThat(ModelCardPage.html(Networks.network(), Optional.empty())).contains("README.md");
    }
}
