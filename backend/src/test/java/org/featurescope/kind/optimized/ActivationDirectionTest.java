package org.featurescope.kind.optimized;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ActivationDirectionTest {
    @Test
    void aDirectionIsTheActivationOfLengthOne() {
        double[] vector = {0, 3, 0, 4};
        assertThat(ActivationDirection.of("mixed4c", vector, 2).toString())
                .isEqualTo("direction(0.6*mixed4c:1+0.8*mixed4c:3, power=2)");
        double[] many = IntStream.range(0, 300).mapToDouble(i -> i + 1).toArray();
        String text = ActivationDirection.of("mixed4c", many, 0).toString();
        assertThat(text.split("\\+")).hasSize(256);
        assertThat(text).contains("mixed4c:299").doesNotContain("mixed4c:43)").contains("mixed4c:44+");
    }
}
