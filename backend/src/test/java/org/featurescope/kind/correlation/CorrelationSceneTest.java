package org.featurescope.kind.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import org.featurescope.figure.ResultData;
import org.featurescope.figure.drawing.SvgDocument;
import org.featurescope.kind.DrawnFigures;
import org.junit.jupiter.api.Test;

final class CorrelationSceneTest {
    private static SvgDocument drawn(CorrelationResult result) throws Exception {
        return SvgDocument.of(
                DrawnFigures.of("correlation", ResultData.toJson(result).toString(), 4));
    }

    @Test
    void curvesMatricesAndSentencesAreDrawn() throws Exception {
        SvgDocument document = drawn(TestResults.result(7, true));
        assertThat(document.texts())
                .contains("same class", "different classes", "mean correlation", "share of non-zero activations")
                .contains("It was found.")
                .anyMatch(text -> text.startsWith("4 photographs of the set pets"));
        // the names of the layers whose matrices are drawn stand at their curves, too
        assertThat(document.texts()).filteredOn(text -> text.equals("c")).hasSizeGreaterThan(1);
        assertThat(document.all("image")).isEmpty();
    }

    @Test
    void withoutClassesThereAreNoCurvesOfThem() throws Exception {
        SvgDocument document = drawn(TestResults.result(2, false));
        assertThat(document.texts()).contains("mean correlation").doesNotContain("same class");
    }

    @Test
    void oneLayerIsDrawn() throws Exception {
        assertThat(drawn(TestResults.result(1, true)).texts()).contains("a");
    }

    @Test
    void aLargeMatrixIsAveragedWithoutItsDiagonal() {
        double[][] matrix = new double[120][120];
        for (int i = 0; i < 120; i++) {
            for (int j = 0; j < 120; j++) {
                matrix[i][j] = i == j ? 1 : i / 60 == j / 60 ? 0.5 : -0.25;
            }
        }
        matrix[0][1] = matrix[1][0] = Double.NaN;
        double[][] averaged = CorrelationScene.averaged(matrix);
        assertThat(averaged).hasDimensions(60, 60);
        assertThat(averaged[0][0]).isNaN();
        assertThat(averaged[1][1]).isEqualTo(0.5);
        assertThat(averaged[1][40]).isEqualTo(-0.25);
    }
}
