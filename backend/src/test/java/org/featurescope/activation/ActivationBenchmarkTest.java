package org.featurescope.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.featurescope.tensor.BenchmarkFigure;
import org.featurescope.tensor.PngEncoder;
import org.featurescope.tensor.RgbImage;
import org.junit.jupiter.api.Test;

class ActivationBenchmarkTest {
    @Test
    void namesWhatItMeasures() {
        byte[] file = PngEncoder.encode(new RgbImage(6, 8, new byte[6 * 8 * 3]));
        List<BenchmarkFigure> figures = ActivationBenchmark.measure(Networks.ofOne("Relu"), file);
        assertThat(figures)
                .extracting(BenchmarkFigure::name)
                .containsExactly("activations.one.server", "activations.one.again", "activations.one.first-layer");
        assertThat(figures).allSatisfy(figure -> {
            assertThat(figure.unit()).isEqualTo("ms");
            assertThat(figure.value()).isPositive();
            assertThat(figure.ratio()).isEqualTo(figure.value() / figure.baseline());
        });
    }
}
