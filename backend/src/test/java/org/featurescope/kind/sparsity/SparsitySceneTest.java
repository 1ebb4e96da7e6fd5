package org.featurescope.kind.sparsity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.featurescope.figure.drawing.SvgDocument.number;

import java.util.List;
import org.featurescope.figure.drawing.SvgDocument;
import org.featurescope.kind.DrawnFigures;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

final class SparsitySceneTest {
    private static final String ESTIMATE = "{\"mean\": 0.4, \"error\": 0.01, \"photographs\": 4}";
    private static final String NUMBERS = """
            {"values": 1000, "zeros": %d, "mean": 1, "deviation": 2, "nonZero": %s, "positive": %s, "trevesRolls": %s,
             "hoyer": %s, "patternKurtosis": {"photographs": 0}, "participation": 3.5,
             "histogram": {"first": 0, "width": 0.5, "counts": %s}}""";

    private static String numbers(int zeros, String counts) {
        return NUMBERS.formatted(zeros, ESTIMATE, ESTIMATE, ESTIMATE, ESTIMATE, counts);
    }

    private static String stage(String name, String kind, String trained) {
        return """
                {"name": "%s", "title": "%s", "kind": "%s", "layer": "%s", "channels": 8, "positions": 16,
                 "trained": %s, "untrained": %s}""".formatted(name, name, kind, name, trained, numbers(500, "[250, 250]"));
    }

    @Test
    void hasTheCurvesOfAllMeasuresAndTheHistogramsOfAllLayers() throws Exception {
        String data = """
                {"set": {"name": "commons", "photographs": 4, "skipped": [], "skippedInAll": 0}, "stages": [%s, %s, %s]}""".formatted(
                        stage("conv2d0", "layer", numbers(632, "[300, 0, 68]")),
                        stage("mixed4c_3x3", "branch", numbers(100, "[900]")),
                        stage("mixed4c", "layer", numbers(1000, "[]")));
        SvgDocument svg = SvgDocument.of(DrawnFigures.of("sparsity", data, 1));
        assertThat(svg.texts())
                .contains(
                        "share of activations that are not zero",
                        "participation ratio corrected for few photographs",
                        "63.2 % zero",
                        "100 % zero",
                        "no activation",
                        "4 photographs of the set commons, 16 positions of each map at most")
                .doesNotContain("mixed4c_3x3");
        List<Element> bars = svg.all("rect").stream()
                .filter(rect -> rect.getAttribute("fill").equals("#9dbfd8"))
                .toList();
        assertThat(bars).hasSize(2);
        // the heights are logarithms of the counts, from half of a value on
        assertThat(number(bars.get(1), "height") / number(bars.get(0), "height"))
                .isEqualTo(Math.log(68 / 0.5) / Math.log(300 / 0.5), org.assertj.core.api.Assertions.within(0.01));
    }
}
