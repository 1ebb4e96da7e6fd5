package org.featurescope.figure.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class AxisTest {
    @Test
    void ticksAreRoundAndWithinTheAxis() {
        for (double[] ends : new double[][] {{0, 1}, {-3, 17}, {1e-4, 1.2e-4}, {5, 4000}}) {
            Axis axis = new Axis(ends[0], ends[1], 0, 100);
            assertThat(axis.ticks()).hasSizeBetween(4, 14).isSorted();
            assertThat(axis.ticks().get(0)).isGreaterThanOrEqualTo(ends[0] - 1e-12);
            assertThat(axis.ticks().get(axis.ticks().size() - 1)).isLessThanOrEqualTo(ends[1] * (1 + 1e-9));
            double step = axis.ticks().get(1) - axis.ticks().get(0);
            String digits = String.format(Locale.ROOT, "%.3e", step);
            assertThat(digits.charAt(0)).isIn('1', '2', '5');
        }
        assertThat(new Axis(2, 2, 0, 100).at(2)).isEqualTo(50);
        assertThat(List.of(Axis.shown(0), Axis.shown(-1.5), Axis.shown(0.30000000000000004), Axis.shown(1234)))
                .containsExactly("0", "−1.5", "0.3", "1230");
    }
}
