package org.featurescope.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TileGridTest {
    @ParameterizedTest
    @CsvSource({"96, 48, 4", "97, 48, 9", "1024, 512, 4", "2048, 512, 16", "513, 512, 4", "512, 512, 1"})
    void theTilesCoverThePictureAfterAnyShiftAndHardlyOverlap(int size, int most, int tiles) {
        TileGrid grid = TileGrid.of(size, most);
        List<TileGrid.Corner> corners = grid.shifted(new SplittableRandom(size));
        assertThat(corners).hasSize(tiles).hasSize(grid.count());
        assertThat(grid.tile()).isLessThanOrEqualTo(most);
        int[] columns = new int[size];
        int[] rows = new int[size];
        corners.stream().map(TileGrid.Corner::x).distinct().forEach(x -> cover(columns, x, grid.tile()));
        corners.stream().map(TileGrid.Corner::y).distinct().forEach(y -> cover(rows, y, grid.tile()));
        assertThat(Arrays.stream(columns).min()).hasValue(1);
        assertThat(Arrays.stream(rows).min()).hasValue(1);
        assertThat(Arrays.stream(columns).sum() - size).isLessThanOrEqualTo(grid.across());
    }

    @ParameterizedTest
    @CsvSource({"96, 48", "2048, 512"})
    void theGridIsShiftedFromStepToStep(int size, int most) {
        TileGrid grid = TileGrid.of(size, most);
        SplittableRandom random = new SplittableRandom(1);
        assertThat(grid.shifted(random)).isNotEqualTo(grid.shifted(random));
    }

    private static void cover(int[] counts, int from, int count) {
        for (int at = from; at < from + count; at++) {
            counts[at % counts.length]++;
        }
    }
}
