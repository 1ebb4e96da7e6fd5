package org.featurescope.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.featurescope.kind.TestKinds;
import org.featurescope.model.Catalogue;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.junit.jupiter.api.Test;

final class TrainPageTest {
    private final Pages pages = new Pages(TestKinds.quick(), Catalogue.load(Optional.empty()));

    private List<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(pages.train())
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    @Test
    void numbersItsSectionsAndShowsAFigureInEach() {
        List<String> headings = found("<h2 id=\"([^\"]+)\" class=\"anchored\">");
        assertThat(headings).startsWith("train", "train-2", "train-3").doesNotHaveDuplicates();
        assertThat(found("<li><a href=\"#([^\"]+)\"")).isEqualTo(headings);
        assertThat(found("<h2[^>]*><a[^>]*>(\\d+)\\. ")).hasSameSizeAs(headings).startsWith("1", "2", "3");
        assertThat(found("<feature-figure spec=\"([^\"]+)\""))
                .hasSameSizeAs(headings)
                .first()
                .asString()
                .contains("problem=xor", "bias=true");
    }

    @Test
    void isInTheMenuAndOnTheFrontPage() {
        assertThat(pages.front(new Portraits(Path.of("none")), new KnownResponses(Path.of("none"))))
                .contains("<a href=\"/train\">Train</a>", "A network that trains while you watch");
        assertThat(pages.train()).contains("<a href=\"/train\" aria-current=\"true\">Train</a>");
    }
}
