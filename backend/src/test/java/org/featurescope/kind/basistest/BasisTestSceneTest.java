package org.featurescope.kind.basistest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.drawing.SvgDocument;
import org.featurescope.figure.table.CsvExport;
import org.featurescope.kind.DrawnFigures;
import org.featurescope.kind.basistest.BasisTestResult.Analysis;
import org.featurescope.kind.basistest.BasisTestResult.Comparison;
import org.featurescope.kind.basistest.BasisTestResult.Effect;
import org.featurescope.kind.basistest.BasisTestResult.Median;
import org.featurescope.kind.basistest.BasisTestResult.PathPoint;
import org.featurescope.kind.basistest.BasisTestResult.Pictured;
import org.featurescope.kind.basistest.BasisTestResult.PicturedDirection;
import org.featurescope.kind.basistest.BasisTestResult.Sampled;
import org.featurescope.kind.basistest.BasisTestResult.Side;
import org.featurescope.kind.photographs.IndexedSet;
import org.junit.jupiter.api.Test;

final class BasisTestSceneTest {
    private static Comparison comparison(String of, String against, double delta) {
        Effect effect = new Effect("kurtosis", 8, 5, 32, 3, delta, delta - 0.1, delta + 0.1);
        return new Comparison(of, against, true, List.of(effect));
    }

    private static BasisTestResult result() {
        List<PathPoint> path = List.of(
                new PathPoint(0, List.of(new Median("kurtosis", 5, 4.5, 5.5))),
                new PathPoint(1, List.of(new Median("kurtosis", 3, 2.9, 3.1))));
        List<Analysis> analyses = List.of(
                new Analysis(
                        "trained",
                        List.of(comparison("neurons", "rotations", 0.5), comparison("k-means", "neurons", -0.3)),
                        path),
                new Analysis("untrained", List.of(comparison("neurons", "rotations", 0)), path),
                new Analysis("noise", List.of(comparison("neurons", "rotations", 0.02)), List.of()));
        Side side = new Side("after", "mixed4c", 0, 4, 0, List.of("At mixed4c, neurons are heavier-tailed."), analyses);
        return new BasisTestResult(
                new IndexedSet("commons", "", 10, List.of(), 0),
                new Sampled(160, 10, 8, 0, 0, 0, 4, 1),
                List.of(side),
                List.of(new PicturedDirection(
                        3, List.of(new Pictured(0, 1, 0, List.of(2)), new Pictured(1, 0.1, 1, List.of(3))))));
    }

    @Test
    void drawsTheResultTheEffectsTheCurvesAndThePictures() throws Exception {
        String json = ResultData.toJson(result()).toString();
        SvgDocument document = SvgDocument.of(DrawnFigures.of("basis-test", json, 4));
        assertThat(document.all("image")).hasSize(4);
        assertThat(document.texts())
                .contains(
                        "mixed4c",
                        "At mixed4c, neurons are heavier-tailed.",
                        "Kurtosis",
                        "Against random rotations",
                        "Neurons",
                        "Against neurons",
                        "K-means directions",
                        "α = 0.25",
                        "3")
                .doesNotContain("Sparsity", "Principal directions");
        // three in the legend, three effects of neurons and one of K-means
        assertThat(document.all("circle")).hasSize(7);
    }

    @Test
    void hasTablesOfAllEffectsAndOfThePath() {
        assertThat(new String(CsvExport.of(result().effects()), StandardCharsets.UTF_8))
                .startsWith("side,source,family,compared with,overall activation,statistic,delta,low,high")
                .contains("after,trained,k-means,neurons,true,kurtosis,-0.3,-0.4,-0.19999999999999998,8,5.0,32,3.0");
        assertThat(result().path().rows()).hasSize(4);
        assertThat(result().path().rows().get(1)).containsExactly("after", "trained", 1.0, "kurtosis", 3.0, 2.9, 3.1);
    }
}
