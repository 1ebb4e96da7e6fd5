package org.featurescope.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.featurescope.figure.Kinds;
import org.featurescope.kind.TestKinds;
import org.featurescope.model.Catalogue;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.junit.jupiter.api.Test;

final class LinearPageTest {
    private static final Kinds KINDS = TestKinds.quick();
    private static final Catalogue CATALOGUE = Catalogue.load(Optional.empty());

    private final Pages pages = new Pages(KINDS, CATALOGUE);

    private static List<String> found(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    @Test
    void numbersItsSectionsAndLinksToEach() {
        String page = pages.linear(Optional.empty());
        List<String> headings = found(page, "<h2 id=\"([^\"]+)\" class=\"anchored\">");
        assertThat(headings)
                .startsWith("linear-1d", "linear-1d-2", "linear-1d-3")
                .contains("more-inputs")
                .doesNotHaveDuplicates();
        assertThat(found(page, "<li><a href=\"#([^\"]+)\"")).isEqualTo(headings);
        assertThat(found(page, "<h2[^>]*><a[^>]*>(\\d+)\\. "))
                .hasSameSizeAs(headings)
                .startsWith("1", "2", "3");
        // one section has words alone
        assertThat(found(page, "<feature-figure spec=\"([^\"]+)\"")).hasSize(headings.size() - 1);
        assertThat(page).contains("<span class=\"tex display\">A=Wx+b");
    }

    @Test
    void namesANetworkInFiguresThatHaveOneOnly() {
        String page = pages.linear(Optional.of(CATALOGUE.network("mini-inception")));
        assertThat(found(page, "<feature-figure spec=\"([^\"]+)\""))
                .contains("kind=linear-1d&amp;neurons=3", "kind=linear-1d");
    }

    @Test
    void isInTheMenuAndOnTheFrontPage() {
        assertThat(pages.front(new Portraits(Path.of("none")), new KnownResponses(Path.of("none"))))
                .contains("<a href=\"/linear\">Linear</a>", "The neurons of a linear layer");
        assertThat(pages.linear(Optional.empty())).contains("<a href=\"/linear\" aria-current=\"true\">Linear</a>");
    }
}
