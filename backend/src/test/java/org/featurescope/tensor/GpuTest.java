package org.featurescope.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

final class GpuTest {
    @Test
    void isAbsentInTheDefaultBuild() {
        assumeThat(Gpu.BUILD).as("this is the build for a GPU").isFalse();
        assertThat(Gpu.here()).isEmpty();
    }

    @Test
    void hasANameAndMemory() {
        assumeThat(Gpu.here()).as("there is no GPU here").isPresent();
        assertThat(Gpu.here().orElseThrow().name()).isNotBlank();
        assertThat(Gpu.here().orElseThrow().bytes()).isGreaterThan(1L << 30);
    }
}
