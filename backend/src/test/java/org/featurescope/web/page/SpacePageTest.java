package org.featurescope.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;

final class SpacePageTest {
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
    void showsTheStepsInOrderAndLinksToEach() {
        String page = pages.space(Optional.empty(), Optional.empty(), "commons");
        List<String> headings = found(page, "<h2 id=\"([^\"]+)\" class=\"anchored\">");
        assertThat(headings)
                .startsWith(
                        "space-intro",
                        "space-intro-2",
                        "space-intro-3",
                        "space-intro-4",
                        "space-intro-5",
                        "space-intro-6")
                .doesNotHaveDuplicates();
        assertThat(found(page, "<li><a href=\"#([^\"]+)\"")).isEqualTo(headings);
        assertThat(found(page, "<feature-figure spec=\"([^\"]+)\"")).hasSameSizeAs(headings);
        assertThat(found(page, "step=(\\d)&").stream().distinct()).startsWith("1", "2", "3", "4", "5", "6");
        assertThat(page)
                .contains(">1. ", ">6. ", "id=\"experiments\"", "href=\"/statistics\"")
                .doesNotContain(">7. ");
    }

    @Test
    void isAboutTheNetworkTheLayerAndTheSetOfItsAddress() {
        String page =
                pages.space(Optional.of(CATALOGUE.network("mini-inception")), Optional.of("mixed4c"), "my-animals");
        assertThat(found(page, "<feature-figure spec=\"([^\"]+)\""))
                .isNotEmpty()
                .allSatisfy(query ->
                        assertThat(query).contains("model=mini-inception", "photographs=my-animals", "mixed4c"));
        assertThatThrownBy(() -> pages.space(Optional.empty(), Optional.of("mixed9z"), "commons"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("mixed9z");
    }

    @Test
    void isInTheMenuAndOnTheFrontPage() {
        assertThat(pages.front(new Portraits(Path.of("none")), new KnownResponses(Path.of("none"))))
                .contains("<a href=\"/space\">Space</a>", "What is activation space?");
        assertThat(pages.space(Optional.empty(), Optional.empty(), "commons"))
                .contains("<a href=\"/space\" aria-current=\"true\">Space</a>");
    }
}
