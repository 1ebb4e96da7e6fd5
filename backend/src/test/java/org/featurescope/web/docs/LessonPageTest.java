package org.featurescope.web.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.kind.TestKinds;
import org.junit.jupiter.api.Test;

final class LessonPageTest {
    private final String page = LessonPage.html();

    @Test
    void hasSixDifferentFiguresThatTheProductCanMake() {
        SpecReader reader = new SpecReader(TestKinds.quick(), Networks.catalogue());
        assertThat(LessonPage.figures())
                .hasSize(6)
                .doesNotHaveDuplicates()
                .allSatisfy(query -> assertThat(reader.fromQuery(query).spec()).isNotNull());
    }

    @Test
    void showsEachFigureWithALinkThatOpensItAQuestionAndAnAnswer() {
        assertThat(page.split("<feature-figure ", -1)).hasSize(7);
        assertThat(page.split(">Open this figure</a>", -1)).hasSize(7);
        assertThat(page.split("class=\"ask\"", -1)).hasSize(7);
        assertThat(page.split("<details>", -1)).hasSize(7);
        assertThat(page).doesNotContain("<!-- figure");
    }

    @Test
    void takesFifteenMinutes() {
        int minutes = Pattern.compile("\\((\\d+) minutes\\)")
                .matcher(page)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
        assertThat(minutes).isEqualTo(15);
    }
}
