package org.featurescope.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.citation.KindDocs;
import org.junit.jupiter.api.Test;

final class KindDocsTest {
    private static final Kinds KINDS = TestKinds.quick();

    @Test
    void somethingIsWrittenAboutEveryKindAndItSaysWhereItComesFrom() {
        for (FigureKind<?> kind : KINDS.all()) {
            assertThat(KindDocs.of(kind).html())
                    .as(kind.name())
                    .contains("What it shows")
                    .contains("How it is made");
            assertThat(KindDocs.of(kind).sources()).as(kind.name()).isNotEmpty();
        }
    }

    @Test
    void noTwoKindsAreToldInTheSameWords() {
        Set<String> told = new HashSet<>();
        KINDS.all()
                .forEach(kind -> assertThat(told.add(KindDocs.of(kind).html())).isTrue());
    }

    @Test
    void everyCitationIsReplaced() {
        String html = KindDocs.of(KINDS.named("channel").orElseThrow()).html(source -> "<" + source.inText() + ">");
        assertThat(html).doesNotContain("[@").contains("<Olah et al., 2017>").contains("<Erhan et al., 2009>");
    }

    @Test
    void nothingIsWrittenUnderAnotherName() {
        assertThat(KINDS.named("nothing")).isEmpty();
    }
}
