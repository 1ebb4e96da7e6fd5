package org.featurescope.figure.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void aGridIsAboutSquareAndHoldsEveryPicture() {
        for (int pictures = 1; pictures <= 70; pictures++) {
            Layout grid = Layout.grid(pictures);
            assertThat(grid.rows() * grid.columns()).isGreaterThanOrEqualTo(pictures);
            assertThat((grid.rows() - 1) * grid.columns()).isLessThan(pictures);
            assertThat(grid.columns() - grid.rows()).isBetween(0, 1);
        }
    }

    @Test
    void pairsLeaveTheCornerEmptyAndPutTheThingsThemselvesFirst() {
        Layout pairs = Layout.pairs(List.of("r"), List.of("a", "b", "c"));
        assertThat(pairs.rows()).isEqualTo(2);
        assertThat(pairs.columns()).isEqualTo(4);
        assertThat(pairs.rowLabels()).containsExactly("", "r");
        assertThat(pairs.columnLabels()).containsExactly("", "a", "b", "c");
        assertThat(List.of(pairs.row(0), pairs.column(0))).containsExactly(0, 1);
        assertThat(List.of(pairs.row(3), pairs.column(3))).containsExactly(1, 0);
        assertThat(List.of(pairs.row(6), pairs.column(6))).containsExactly(1, 3);
    }
}
