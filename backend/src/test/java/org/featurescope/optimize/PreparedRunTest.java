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
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.tensor.SessionThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PreparedRunTest {
    private static final Network NETWORK = Catalogue.load(Optional.empty()).network("mini-inception");

    @ParameterizedTest
    @CsvSource({"1, 128, 5", "8, 128, 40", "8, 64, 40", "32, 128, 64", "32, 512, 7", "256, 32, 256", "5, 100, 37"})
    void everyPictureIsInOneBatchAndNoBatchIsLargerThanTheLimits(int most, int size, int pictures) {
        EngineLimits limits = new EngineLimits(most, 2, Long.MAX_VALUE);
        PictureGroups groups = groups(pictures, size);
        List<Batch> batches = groups.batches(size, limits);
        assertThat(batches.stream().flatMap(batch -> batch.pictures().stream()).sorted())
                .containsExactlyElementsOf(IntStream.range(0, pictures).boxed().toList());
        List<Integer> sizes = batches.stream().map(Batch::size).toList();
        assertThat(sizes).allMatch(count -> count <= Math.max(1, most * 128 * 128 / (size * size)));
        int largest = sizes.stream().max(Integer::compare).orElseThrow();
        assertThat(sizes).allMatch(count -> count >= largest - 1);
        int next = sizes.stream()
                .sorted(Comparator.reverseOrder())
                .skip(1)
                .findFirst()
                .orElse(0);
        assertThat(groups.mostAtOnce(size, limits)).isEqualTo(largest + next);
        assertThat(groups.mostAtOnce(size, limits.withLargestWhole(size - 1))).isEqualTo(largest);
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
    void theNumberOfBatchesIsAMultipleOfTheParallelOnesIfThereAreEnoughPictures(
            int pictures, int size, int parallelBatches, int batches) {
        EngineLimits limits = new EngineLimits(16, parallelBatches, Long.MAX_VALUE);
        assertThat(groups(pictures, size).batches(size, limits)).hasSize(batches);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 16, 64})
    void parallelBatchesShareTheProcessors(int all) {
        for (int parallel = 1; parallel <= 20; parallel++) {
            for (int batches = 1; batches <= 20; batches++) {
                EngineLimits limits = new EngineLimits(16, parallel, Long.MAX_VALUE);
                int each = limits.threads(batches, Long.MAX_VALUE, all).intraOp();
                assertThat(each).isEqualTo(Math.max(1, all / Math.min(parallel, batches)));
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
    void byDefaultEachProcessorHasABatchAndAllBatchesTogetherAFewPictures(
            int processors, int batch, int parallelBatches) {
        assertThat(Tuning.ofProcessors(processors)).isEqualTo(new Tuning(batch, parallelBatches));
    }

    /** The least significant bits of a sum depend on its order, and so those of pictures depend on the batches. */
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
            // of 128 pixels, because that is the size of the picture of a batch of one
            return visualizer.run(NETWORK, spec(9, 128, 3), RunListener.NONE).pictures();
        }
    }

    @Test
    void aPreparedRunGivesTheSamePicturesAsItsSpec() {
        VisualizationSpec spec = spec(3, 128, 3);
        try (GraphVisualizer visualizer = new GraphVisualizer(Photographs.NONE, new Tuning(2, 1))) {
            List<RgbImage> expected =
                    visualizer.run(NETWORK, spec, RunListener.NONE).pictures();
            PreparedRun prepared = spec.checkedAgainst(NETWORK, visualizer.limits());
            assertThat(visualizer.run(prepared, RunListener.NONE).pictures()).isEqualTo(expected);
            PreparedRun elsewhere = spec.checkedAgainst(NETWORK, new EngineLimits(1, 1, Long.MAX_VALUE));
            assertThat(elsewhere.batches()).hasSize(3);
            assertThat(visualizer.run(elsewhere, RunListener.NONE).pictures())
                    .as("prepared for other limits")
                    .isEqualTo(expected);
        }
    }

    @Test
    void picturesThatDependOnEachOtherStayInOneBatch() {
        EngineLimits limits = new EngineLimits(1, 2, Long.MAX_VALUE);
        VisualizationSpec compared = VisualizationSpec.of(
                Objective.parse("channel(mixed3a:1) - diversity(mixed3a)"), 4, 128, 1, 0, Preset.QUICK.settings());
        assertThat(compared.checkedAgainst(NETWORK, limits).batches())
                .singleElement()
                .satisfies(batch -> {
                    assertThat(batch.pictures()).containsExactly(0, 1, 2, 3);
                    assertThat(batch.names().get(3)).endsWith("diversity(mixed3a), picture 4");
                });
        VisualizationSpec shared = VisualizationSpec.of(
                Objective.parse("channel(mixed3a:1)"),
                4,
                128,
                1,
                0,
                Preset.QUICK.settings().with(SharedResolutions.ALIGNED));
        assertThat(shared.checkedAgainst(NETWORK, limits).batches()).hasSize(1);
    }

    private static PictureGroups groups(int pictures, int size) {
        VisualizationSpec spec = spec(pictures, size, 1);
        return new PictureGroups(spec, BatchObjective.of(spec.objective(), pictures, NETWORK));
    }

    private static VisualizationSpec spec(int pictures, int size, int steps) {
        List<Objective> each = IntStream.range(0, pictures)
                .mapToObj(channel -> Objective.parse("channel(mixed3a:%d)".formatted(channel % 100)))
                .toList();
        return VisualizationSpec.of(new Composition.Each(each), pictures, size, steps, 0, Preset.QUICK.settings());
    }
}
