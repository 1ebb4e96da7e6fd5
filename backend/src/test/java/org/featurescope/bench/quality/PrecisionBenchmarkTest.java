package org.featurescope.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.featurescope.bench.measure.BenchmarkSetting;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.run.GraphVisualizer;
import org.junit.jupiter.api.Test;

final class PrecisionBenchmarkTest {
    @Test
    void singlePrecisionAgreesWithItselfAndAnotherSeedDoesNot() {
        Network network = Catalogue.load(Optional.empty()).network("mini-inception");
        try (GraphVisualizer visualizer = BenchmarkSetting.DEFAULT.open()) {
            List<PrecisionMeasurement> figures = PrecisionBenchmark.measure(
                    visualizer, network, network.layer("mixed3a"), new PrecisionBenchmark.Plan(2, 32, 8));
            assertThat(figures)
                    .extracting(PrecisionMeasurement::precision)
                    .containsExactly(Precision.FLOAT32, Precision.BFLOAT16, Precision.FLOAT32);
            PrecisionMeasurement again = figures.get(0);
            assertThat(again.difference()).isZero();
            assertThat(again.correlation()).isCloseTo(1, within(1e-12));
            assertThat(again.objective()).isEqualTo(1);
            PrecisionMeasurement another = figures.get(2);
            assertThat(another.difference()).isPositive();
            assertThat(another.correlation()).isLessThan(0.9);
        }
    }

    @Test
    void correlationKnowsNoBrightnessNorContrastAndDifferenceIsItsMean() {
        RgbImage picture = noise(1);
        assertThat(PrecisionBenchmark.correlation(picture, changed(picture, 1, 20)))
                .isCloseTo(1, within(1e-12));
        assertThat(PrecisionBenchmark.correlation(picture, changed(picture, -1, 255)))
                .isCloseTo(-1, within(1e-12));
        assertThat(PrecisionBenchmark.correlation(picture, noise(2))).isCloseTo(0, within(0.1));
        assertThat(PrecisionBenchmark.difference(picture, changed(picture, 1, 20)))
                .isCloseTo(20, within(1e-12));
        assertThat(PrecisionBenchmark.difference(picture, picture)).isZero();
    }

    private static RgbImage noise(long seed) {
        byte[] levels = new byte[32 * 32 * 3];
        SplittableRandom random = new SplittableRandom(seed);
        for (int at = 0; at < levels.length; at++) {
            levels[at] = (byte) random.nextInt(200);
        }
        return new RgbImage(32, 32, levels);
    }

    private static RgbImage changed(RgbImage picture, int times, int plus) {
        byte[] levels = picture.pixels().clone();
        for (int at = 0; at < levels.length; at++) {
            levels[at] = (byte) (times * (levels[at] & 0xff) + plus);
        }
        return new RgbImage(picture.height(), picture.width(), levels);
    }
}
