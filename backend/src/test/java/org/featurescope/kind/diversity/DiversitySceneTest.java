package org.featurescope.kind.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.featurescope.figure.drawing.SvgDocument.number;

import org.featurescope.figure.drawing.SvgDocument;
import org.featurescope.kind.DrawnFigures;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

final class DiversitySceneTest {
    private static final String DIVERSITY = """
            {"optima": 2, "set": {"name": "samples", "photographs": 9}, "photographs": [
              {"name": "a", "title": "A & b", "credit": "C <d>", "licence": "CC0", "picture": 2, "crop": 4, "activation": 1.5,
               "peak": {"y": 0.5, "x": 0.5}, "field": {"top": 0.25, "left": 0.5, "height": 0.5, "width": 0.25}},
              {"name": "b", "picture": 3, "activation": 1.25, "peak": {"y": 0.25, "x": 0.75},
               "field": {"top": 0, "left": 0, "height": 1, "width": 1}}]}""";

    @Test
    void photographsThatDriveAUnitStandUnderItsOptimaWithTheirMakers() throws Exception {
        SvgDocument document = SvgDocument.of(DrawnFigures.of("diversity", DIVERSITY, 5));
        assertThat(document.all("image")).hasSize(5);
        Element frame = document.all("rect").stream()
                .filter(rect -> rect.getAttribute("fill").equals("none"))
                .findFirst()
                .orElseThrow();
        Element photograph = document.all("image").get(2);
        assertThat(number(frame, "x"))
                .isCloseTo(number(photograph, "x") + number(photograph, "width") / 2, within(0.02));
        assertThat(number(frame, "height")).isCloseTo(number(photograph, "height") / 2, within(0.02));
        assertThat(document.all("circle")).hasSize(1);
        assertThat(String.join(" ", document.texts()))
                .contains("Photographs: A & b (C <d>, CC0); b")
                .contains("1.5")
                .contains("1.25");
    }
}
