package org.featurescope.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.featurescope.activation.Networks;
import org.junit.jupiter.api.Test;

class ActivationBenchmarkTest {
    @Test
    void namesWhatItMeasures() {
        List<Measurement> figures = ActivationBenchmark.measure(Networks.ofOne("Relu"), "chelsea");
        assertThat(figures)
                .extracting(Measurement::name)
                .containsExactly("activations.one.server", "activations.one.sample", "activations.one.first-layer");
        assertThat(figures).allSatisfy(figure -> {
            assertThat(figure.unit()).isEqualTo("ms");
            assertThat(figure.value()).isPositive();
            assertThat(figure.ratio()).isEqualTo(figure.value() / figure.baseline());
        });
    }
}
