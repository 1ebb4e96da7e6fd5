package org.featurescope.activation.photographs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PositionsTest {
    @Test
    void areAllOfAMapThatHasNoMore() {
        Positions all = Positions.of(2, 3, 6);

        assertThat(all.indexes()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(all.rows()).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(all.columns()).containsExactly(0, 1, 2, 0, 1, 2);
        assertThat(all.isSample()).isFalse();
        assertThat(Positions.of(1, 1, 16).count()).isOne();
    }

    @Test
    void areASampleOfALargerMapEachOnceRowByRow() {
        Positions sample = Positions.of(28, 20, 16);

        assertThat(sample.count()).isEqualTo(16);
        assertThat(sample.isSample()).isTrue();
        assertThat(Arrays.stream(sample.indexes()).boxed().toList())
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(index -> index >= 0 && index < 28 * 20);
        assertThat(Arrays.stream(sample.rows()).allMatch(row -> row < 28)).isTrue();
        assertThat(Arrays.stream(sample.columns()).allMatch(column -> column < 20))
                .isTrue();
    }

    @Test
    void areTheSameForMapsOfEqualSize() {
        assertThat(Positions.of(14, 14, 16).indexes())
                .isEqualTo(Positions.of(14, 14, 16).indexes())
                .isNotEqualTo(Positions.of(14, 28, 16).indexes());
    }

    /** The mean over many samples of different maps is about that of the whole map. */
    @Test
    void areSpreadOverTheMap() {
        double rows = 0;
        double columns = 0;
        for (int side = 20; side < 120; side++) {
            Positions sample = Positions.of(side, side, 16);
            rows += Arrays.stream(sample.rows()).average().orElseThrow() / (side - 1);
            columns += Arrays.stream(sample.columns()).average().orElseThrow() / (side - 1);
        }
        assertThat(rows / 100).isBetween(0.4, 0.6);
        assertThat(columns / 100).isBetween(0.4, 0.6);
    }
}
