package org.featurescope.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.bench.quality.PrecisionBenchmark;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.tensor.SessionThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchTest {
    private static final Network NETWORK = Catalogue.load(Optional.empty()).network("mini-inception");

    @ParameterizedTest
    @CsvSource({"1, 128, 5", "8, 128, 40", "8, 64, 40", "32, 128, 64", "32, 512, 7", "256, 32, 256", "5, 100, 37"})
    void everyPictureIsInOneBatchAndNoneIsLongerThanTheLimits(int most, int size, int pictures) {
        EngineLimits limits = new EngineLimits(most, 2, Long.MAX_VALUE);
        List<Batch> batches = Batch.of(spec(pictures, size, 1), NETWORK, limits);
        assertThat(batches.stream().flatMap(batch -> batch.places().stream()).sorted())
                .containsExactlyElementsOf(IntStream.range(0, pictures).boxed().toList());
        List<Integer> lengths =
                batches.stream().map(batch -> batch.places().size()).toList();
        assertThat(lengths).allMatch(length -> length <= Math.max(1, most * 128 * 128 / (size * size)));
        int longest = lengths.stream().max(Integer::compare).orElseThrow();
        assertThat(lengths).allMatch(length -> length >= longest - 1);
        int next = lengths.stream()
                .sorted(Comparator.reverseOrder())
                .skip(1)
                .findFirst()
                .orElse(0);
        assertThat(Batch.most(spec(pictures, size, 1), NETWORK, limits, 512).applyAsInt(size))
                .isEqualTo(longest + next);
        assertThat(Batch.most(spec(pictures, size, 1), NETWORK, limits, size - 1)
                        .applyAsInt(size))
                .isEqualTo(longest);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 128, 2, 1",
        "2, 128, 2, 2",
        "7, 128, 2, 2",
        "32, 128, 2, 2",
        "33, 128, 2, 4",
        "33, 64, 2, 2",
        "1, 512, 2, 1",
        "3, 512, 2, 3",
        "5, 128, 1, 1",
        "3, 128, 4, 3",
        "33, 128, 4, 4",
        "100, 128, 4, 8"
    })
    void everyLaneHasAsManyBatchesAsFarAsThereArePictures(int pictures, int size, int lanes, int batches) {
        EngineLimits limits = new EngineLimits(16, lanes, Long.MAX_VALUE);
        assertThat(Batch.of(spec(pictures, size, 1), NETWORK, limits)).hasSize(batches);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 16, 64})
    void batchesThatStepAtTheSameTimeShareTheProcessors(int all) {
        for (int lanes = 1; lanes <= 20; lanes++) {
            for (int batches = 1; batches <= 20; batches++) {
                EngineLimits limits = new EngineLimits(16, lanes, Long.MAX_VALUE);
                int each = limits.threads(batches, Long.MAX_VALUE, all).intraOp();
                assertThat(each).isEqualTo(Math.max(1, all / Math.min(lanes, batches)));
                assertThat(limits.threads(batches, 1, all)).isEqualTo(SessionThreads.of(1));
                SessionThreads single = limits.threads(batches, 128 * 128, all);
                assertThat(single.intraOp()).isEqualTo(Math.min(Math.min(each, 8), Math.max(1, all / 2)));
                assertThat(single.interOp()).isEqualTo(single.intraOp() == 1 && each > 1 ? 2 : single.intraOp());
                assertThat(limits.threads(batches, 128 * 128 + 1, all)).isEqualTo(SessionThreads.of(Math.min(each, 8)));
            }
        }
        assertThat(new EngineLimits(16, 1, Long.MAX_VALUE).threads(1, Long.MAX_VALUE))
                .isEqualTo(SessionThreads.ALL);
    }

    @ParameterizedTest
    @CsvSource({"1, 16, 1", "2, 16, 2", "4, 16, 4", "6, 10, 6", "8, 8, 8", "16, 4, 16", "64, 4, 16"})
    void whereNothingWasMeasuredEachProcessorHasALaneAndAllLanesAFewPictures(int processors, int batch, int lanes) {
        assertThat(Tuning.usual(processors)).isEqualTo(new Tuning(batch, lanes));
    }

    /** Sums of many numbers depend on their order in the last digits, and so do pictures on how many climb beside them. */
    @Test
    void theSameTuningGivesTheSameBytesAndAnotherAlmostTheSamePictures() {
        List<RgbImage> together = pictures(new Tuning(16, 2));
        assertThat(pictures(new Tuning(16, 2))).isEqualTo(together);
        assertAlmostEqual(pictures(new Tuning(1, 2)), together);
        assertAlmostEqual(pictures(new Tuning(16, 1)), together);
    }

    private static void assertAlmostEqual(List<RgbImage> apart, List<RgbImage> together) {
        for (int picture = 0; picture < together.size(); picture++) {
            assertThat(PrecisionBenchmark.difference(apart.get(picture), together.get(picture)))
                    .isLessThan(1);
            assertThat(PrecisionBenchmark.correlation(apart.get(picture), together.get(picture)))
                    .isGreaterThan(0.999);
        }
    }

    private static List<RgbImage> pictures(Tuning tuning) {
        try (GraphVisualizer visualizer = new GraphVisualizer(Photographs.NONE, tuning)) {
            // of 128 pixels, as a batch of one is one picture of that size
            return visualizer.run(NETWORK, spec(9, 128, 3), RunListener.NONE).pictures();
        }
    }

    private static VisualizationSpec spec(int pictures, int size, int steps) {
        List<Objective> each = IntStream.range(0, pictures)
                .mapToObj(channel -> Objective.parse("channel(mixed3a:%d)".formatted(channel % 100)))
                .toList();
        return VisualizationSpec.of(new Composition.Each(each), pictures, size, steps, 0, Preset.QUICK.settings());
    }
}
