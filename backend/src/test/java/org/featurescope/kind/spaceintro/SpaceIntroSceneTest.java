package org.featurescope.kind.spaceintro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.drawing.SvgDocument;
import org.featurescope.figure.table.Table;
import org.featurescope.kind.DrawnFigures;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.kind.spaceintro.SpaceIntroResult.PicturedDirection;
import org.featurescope.kind.spaceintro.SpaceIntroResult.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpaceIntroSceneTest {
    private static final int PHOTOGRAPHS = 6;
    private static final int CHANNELS = 10;

    static SpaceIntroResult result(int number) {
        IntroStep step = IntroStep.of(number);
        int length = step.needsAllCoordinates() ? CHANNELS : 3;
        double[][] vectors = IntStream.range(0, PHOTOGRAPHS)
                .mapToObj(seed -> AxisTurnTest.random(length, seed))
                .map(vector -> step.isBeforeRelu() ? vector : TurnedAxes.relu(vector))
                .toArray(double[][]::new);
        List<Point> points = IntStream.range(0, PHOTOGRAPHS)
                .mapToObj(i -> new Point("photograph " + i, 1, 2, Optional.of(3 + i)))
                .toList();
        List<PicturedDirection> directions = List.of(
                new PicturedDirection(List.of(1.0, 0.0, 0.0), 0),
                new PicturedDirection(List.of(0.0, 1.0, 0.0), 1),
                new PicturedDirection(List.of(0.0, 0.0, 1.0), 2));
        IndexedSet set = new IndexedSet("samples", "", PHOTOGRAPHS, List.of(), 0);
        return new SpaceIntroResult(
                set,
                number,
                CHANNELS,
                List.of(4, 2, 7),
                4,
                4,
                step.isBeforeRelu(),
                points,
                PackedVectors.pack(vectors, length),
                directions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; 1; neuron 4: ",
                "2; 2; across: neuron 4",
                "3; 3; neuron 2",
                "4; 1; axes turned by 45°: mean length",
                "5; 0; ReLU, then turned by 30°",
                "6; 0; axes turned by 45°",
            })
    void everyStepIsDrawnWithItsPicturesAndItsWords(int step, int pictures, String words) throws Exception {
        SvgDocument document = SvgDocument.of(
                DrawnFigures.of("space-intro", ResultData.toJson(result(step)).toString(), 3 + PHOTOGRAPHS));
        assertThat(document.all("image")).hasSize(pictures);
        assertThat(document.texts()).anySatisfy(text -> assertThat(text).startsWith(words));
    }

    @Test
    void tablesHaveTheCoordinatesAndTheTurns() {
        for (IntroStep step : IntroStep.all()) {
            SpaceIntroResult data = result(step.number());
            Table coordinates = data.coordinates();
            assertThat(coordinates.columns())
                    .containsExactly("photograph", "row", "column", "channel 4", "channel 2", "channel 7");
            assertThat(coordinates.rows()).hasSize(PHOTOGRAPHS);
            assertThat(coordinates.rows().get(3).get(4))
                    .isEqualTo(data.vectors().unpack()[3][data.coordinate(1)]);
            assertThat(TurnedAxes.table(data).rows())
                    .hasSize(7)
                    .allSatisfy(row ->
                            assertThat(row.get(1)).isEqualTo(data.vectors().length()));
        }
    }
}
