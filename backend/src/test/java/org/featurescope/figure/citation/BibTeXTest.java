package org.featurescope.figure.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class BibTeXTest {
    @Test
    void whatMeansSomethingToTexIsWrittenSoThatItDoesNot() {
        assertThat(BibTeX.escaped("50% of {x_1} & \\input{y}~$"))
                .isEqualTo(
                        "50\\% of \\textbraceleft{}x\\_1\\textbraceright{} \\& \\textbackslash{}input\\textbraceleft{}y\\textbraceright{}\\textasciitilde{}\\$");
        assertThat(new String(BibTeX.escaped("a\nb\u0007").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo("ab");
    }
}
