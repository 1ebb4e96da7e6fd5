package org.featurescope.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.featurescope.tensor.BenchmarkFigure;
import org.junit.jupiter.api.Test;

class ActivationBenchmarkTest {
    @Test
    void namesWhatItMeasures() {
        List<BenchmarkFigure> figures = ActivationBenchmark.measure(Networks.ofOne("Relu"), "chelsea");
        assertThat(figures)
                .extracting(BenchmarkFigure::name)
                .containsExactly("activations.one.server", "activations.one.sample", "activations.one.first-layer");
        assertThat(figures).allSatisfy(figure -> {
            assertThat(figure.unit()).isEqualTo("ms");
            assertThat(figure.value()).isPositive();
            assertThat(figure.ratio()).isEqualTo(figure.value() / figure.baseline());
        });
    }
}
