package org.featurescope.kind.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.featurescope.figure.drawing.SvgDocument.number;

import java.util.List;
import org.featurescope.figure.drawing.SvgDocument;
import org.featurescope.kind.DrawnFigures;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

final class SpectrumSceneTest {
    private static final String SPECTRUM = """
            {"set": {"name": "samples", "photographs": 4},
             "histogram": {"least": 1, "most": 5, "counts": [2, 0, 1, 1]},
             "items": [{"group": 0, "activation": 0}, {"group": 1, "activation": 1}, {"group": 2, "activation": 2},
                       {"group": 3, "activation": 4}, {"group": 4, "activation": 5}, {"group": 5, "activation": 50}]}""";

    @Test
    void aSpectrumHasItsPicturesItsBarsAndWhereEachPictureStands() throws Exception {
        SvgDocument document = SvgDocument.of(DrawnFigures.of("spectrum", SPECTRUM, 6));
        assertThat(document.all("image")).hasSize(6);
        assertThat(document.texts())
                .contains("Optimized minimum", "Below the middle", "Top", "mean activation of the unit’s map");
        List<Element> dots = document.all("circle");
        assertThat(dots).hasSize(6);
        double one = number(dots.get(1), "cx");
        double five = number(dots.get(4), "cx");
        assertThat(number(dots.get(2), "cx")).isCloseTo(one + (five - one) / 4, within(0.02));
        assertThat(number(dots.get(3), "cx")).isCloseTo(one + (five - one) * 3 / 4, within(0.02));
        // the optimized ends lie outside of what photographs reach, and tell their own numbers
        assertThat(number(dots.get(0), "cx")).isLessThan(one);
        assertThat(number(dots.get(5), "cx")).isGreaterThan(five);
        assertThat(document.texts()).contains("0", "50", "2", "3", "4");
        List<Element> bars = document.all("rect").stream()
                .filter(rect -> rect.getAttribute("fill").equals("#d6d6d6"))
                .toList();
        assertThat(bars).hasSize(3);
        assertThat(number(bars.get(0), "height")).isEqualTo(2 * number(bars.get(1), "height"));
    }
}
