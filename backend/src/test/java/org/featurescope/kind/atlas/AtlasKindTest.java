package org.featurescope.kind.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.featurescope.figure.FigureResult;
import org.featurescope.kind.photographs.EngineFigures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AtlasKindTest {
    private static final EngineFigures FIGURES = new EngineFigures();

    @AfterAll
    static void close() {
        FIGURES.close();
    }

    @Test
    void anAtlasHasAPictureForEveryCellThatIsNotEmpty() {
        String query = "kind=atlas&layer=mixed4c&photographs=samples&cells=3&samples=60";
        FigureResult result = FIGURES.make(query);
        AtlasResult data = (AtlasResult) result.data().orElseThrow();
        assertThat(result.pictures()).hasSize(9);
        assertThat(data.points()).hasSizeLessThanOrEqualTo(60).hasSizeGreaterThan(50);
        int counted = 0;
        for (int cell = 0; cell < 9; cell++) {
            int count = data.cells().get(cell).count();
            counted += count;
            assertThat(Float.isNaN(result.curve().last(cell))).isEqualTo(count == 0);
            int inCell = 0;
            for (AtlasResult.Point point : data.points()) {
                int column = Math.min(2, (int) (point.x() * 3));
                int row = Math.min(2, (int) (point.y() * 3));
                inCell += 3 * row + column == cell ? 1 : 0;
            }
            // points are rounded to the thousandth, so one at an edge may be counted next door
            assertThat(Math.abs(inCell - count)).isLessThanOrEqualTo(1);
        }
        assertThat(counted).isEqualTo(data.points().size());
        assertThat(FIGURES.make(query).data()).isEqualTo(result.data());
    }

    @ParameterizedTest
    @CsvSource({
        "kind=atlas&layer=nowhere, nowhere",
        "kind=atlas&layer=mixed4c&samples=15, samples",
        "kind=atlas&layer=softmax&photographs=samples, at least 16",
    })
    void refusesWhatThereIsNot(String query, String said) {
        assertThatThrownBy(() -> FIGURES.prepared(query)).hasMessageContaining(said);
    }
}
