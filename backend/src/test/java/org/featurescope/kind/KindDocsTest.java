package org.featurescope.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.featurescope.figure.Kind;
import org.featurescope.figure.KindDocs;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.run.FakeVisualizer;
import org.junit.jupiter.api.Test;

final class KindDocsTest {
    private static final Kinds KINDS = Kinds.with(FakeVisualizer.quick(), Networks.shelf());

    @Test
    void somethingIsWrittenAboutEveryKindAndItSaysWhereItComesFrom() {
        for (Kind<?> kind : KINDS.all()) {
            assertThat(kind.docs().html())
                    .as(kind.name())
                    .contains("What it shows")
                    .contains("How it is made");
            assertThat(kind.docs().sources()).as(kind.name()).isNotEmpty();
        }
    }

    @Test
    void noTwoKindsAreToldInTheSameWords() {
        Set<String> told = new HashSet<>();
        KINDS.all().forEach(kind -> assertThat(told.add(kind.docs().html())).isTrue());
    }

    @Test
    void everyCitationIsReplaced() {
        String html = KindDocs.named("channel").orElseThrow().html(source -> "<" + source.inText() + ">");
        assertThat(html).doesNotContain("[@").contains("<Olah et al., 2017>").contains("<Erhan et al., 2009>");
    }

    @Test
    void nothingIsWrittenUnderAnotherName() {
        assertThat(KindDocs.named("nothing")).isEmpty();
    }
}
