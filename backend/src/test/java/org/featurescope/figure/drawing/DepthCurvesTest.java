package org.featurescope.figure.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.featurescope.figure.drawing.DepthCurves.Series;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

final class DepthCurvesTest {
    private static final double WIDTH = 640;

    private static List<Optional<Double>> values(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> Double.isNaN(values[i]) ? Optional.<Double>empty() : Optional.of(values[i]))
                .toList();
    }

    private static SvgDocument drawn(DepthCurves curves) throws Exception {
        Scene scene = new Scene() {
            @Override
            public double width() {
                return WIDTH;
            }

            @Override
            public double height() {
                return 260;
            }

            @Override
            public void draw(Pen pen) {
                curves.draw(pen, 0, 0, WIDTH, 260);
            }
        };
        ExportedFigure figure = ExportedFigures.drawn(1, Optional.of(exported -> scene));
        assertThat(PngExport.of(figure, 1, false)).isNotEmpty();
        return SvgDocument.of(figure);
    }

    /** Returns the curves, without the samples of the legend. */
    private static List<Element> curves(SvgDocument svg) {
        return svg.all("polyline").stream()
                .filter(line -> points(line).size() > 2
                        || points(line).get(0)[1] != points(line).get(1)[1])
                .toList();
    }

    private static List<double[]> points(Element line) {
        return Stream.of(line.getAttribute("points").split(" "))
                .map(point -> Stream.of(point.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    @Test
    void drawsACurveAndADashedControlWithANameForEachStage() throws Exception {
        SvgDocument svg = drawn(new DepthCurves(
                "share of values that are not zero",
                List.of("conv2d0", "mixed3a", "mixed4c"),
                List.of(
                        new Series("GoogLeNet", values(0.5, 0.25, 0), false),
                        new Series("untrained", values(0.5, 0.5, 0.4), true)),
                false));
        assertThat(svg.texts())
                .contains(
                        "share of values that are not zero",
                        "conv2d0",
                        "mixed3a",
                        "mixed4c",
                        "GoogLeNet",
                        "untrained",
                        "0.5");
        List<Element> curves = curves(svg);
        assertThat(curves)
                .extracting(curve -> curve.getAttribute("stroke-dasharray"))
                .containsExactly("none", "4 3");
        List<double[]> curve = points(curves.get(0));
        assertThat(curve.get(1)[1] - curve.get(0)[1])
                .isPositive()
                .isCloseTo(curve.get(2)[1] - curve.get(1)[1], within());
        assertThat(curve.get(0)[1]).isCloseTo(points(curves.get(1)).get(0)[1], within());
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.03);
    }

    @Test
    void leavesAGapWhereAValueIsUndefined() throws Exception {
        SvgDocument svg = drawn(new DepthCurves(
                "kurtosis",
                List.of("a", "b", "c", "d", "e"),
                List.of(new Series(
                        "one",
                        values(1, 2, Double.NaN, 4, 5),
                        values(0, 1, Double.NaN, 3, 4),
                        values(2, 3, 4, 5, 6),
                        false)),
                false));
        assertThat(curves(svg)).hasSize(2);
        assertThat(svg.all("polygon")).hasSize(2);
    }

    @Test
    void aLogarithmicAxisHasPowersOfTenAndLeavesOutZero() throws Exception {
        SvgDocument svg = drawn(new DepthCurves(
                "kurtosis",
                List.of("a", "b", "c", "d"),
                List.of(new Series("one", values(1, 0, 10, 1000), false)),
                true));
        assertThat(svg.texts()).contains("1", "10", "100", "1000");
        assertThat(curves(svg)).hasSize(1);
    }

    @Test
    void turnsTheNamesOfManyStagesAndLeavesSomeOut() throws Exception {
        int count = 130;
        List<String> stages =
                IntStream.range(0, count).mapToObj(i -> "mixed4c_3x3_" + i).toList();
        SvgDocument svg = drawn(new DepthCurves(
                "share",
                stages,
                List.of(new Series(
                        "one", values(IntStream.range(0, count).asDoubleStream().toArray()), false)),
                false));
        List<Element> turned = svg.all("text").stream()
                .filter(text -> text.hasAttribute("transform"))
                .toList();
        assertThat(turned.size()).isBetween(20, 60);
        assertThat(turned)
                .allSatisfy(name -> assertThat(name.getAttribute("transform")).startsWith("rotate(-45 "));
    }

    @Test
    void drawsAnEmptyFrameIfNoValueIsDefined() throws Exception {
        SvgDocument svg = drawn(new DepthCurves(
                "share", List.of("a", "b"), List.of(new Series("one", values(Double.NaN, Double.NaN), false)), false));
        assertThat(svg.texts()).contains("a", "b");
    }

    @Test
    void refusesACurveThatDoesNotFitTheStages() {
        assertThatThrownBy(() ->
                        new DepthCurves("share", List.of("a"), List.of(new Series("one", values(1, 2), false)), false))
                .hasMessage("2 values for 1 stages");
    }
}
