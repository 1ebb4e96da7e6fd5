package org.featurescope.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.Visualizer;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.run.GraphVisualizer;
import org.junit.jupiter.api.Test;
import org.tensorflow.types.TFloat32;

final class MemoryBenchmarkTest {
    private final Network network = Catalogue.load(Optional.empty()).network("mini-inception");

    @Test
    void tenFiguresLeaveNoNativeObjectBehind() {
        // the first run creates what the process needs only once
        run(1);
        long before = Pointer.totalCount();
        run(10);
        assertThat(Pointer.totalCount()).isEqualTo(before);
    }

    @Test
    void aTensorThatIsNotClosedCounts() {
        run(1);
        long before = Pointer.totalCount();
        try (TFloat32 open = TFloat32.vectorOf(1, 2, 3)) {
            assertThat(Pointer.totalCount()).isGreaterThan(before);
            assertThat(open.size()).isEqualTo(3);
        }
        assertThat(Pointer.totalCount()).isEqualTo(before);
    }

    @Test
    void aRoundVariesLayersSizesAndBatches() {
        List<VisualizationSpec> specs = MemoryBenchmark.round(network);
        assertThat(specs).hasSize(MemoryBenchmark.ROUND).doesNotHaveDuplicates();
        assertThat(specs.stream()
                        .map(spec -> BatchObjective.of(spec.objective(), spec.pictures(), network)
                                .layers())
                        .distinct()
                        .count())
                .isGreaterThan(8);
        assertThat(specs.stream().map(VisualizationSpec::size).distinct()).hasSize(5);
        assertThat(specs.stream().map(VisualizationSpec::pictures).distinct()).hasSize(5);
    }

    @Test
    void readsTheMemoryAfterEachRoundAndRoundsUp() {
        int[] made = {0};
        Visualizer counting = (network, spec, listener) -> {
            made[0]++;
            return new Visualization(List.of(), new int[0], new float[0][], List.of());
        };
        List<MemoryBenchmark.Reading> readings =
                MemoryBenchmark.measure(counting, network, MemoryBenchmark.ROUND + 1, reading -> {});
        assertThat(made[0]).isEqualTo(2 * MemoryBenchmark.ROUND);
        assertThat(readings).extracting(MemoryBenchmark.Reading::figures).containsExactly(10, 20);
    }

    @Test
    void comparesTheLastQuarterWithTheSecond() {
        List<MemoryBenchmark.Reading> readings = IntStream.rangeClosed(1, 8)
                .mapToObj(round -> new MemoryBenchmark.Reading(10 * round, round * 1024L * 1024, 7, 0))
                .toList();
        List<Measurement> measurements = MemoryBenchmark.measurements("m", readings);
        assertThat(measurements)
                .containsExactly(
                        Measurement.of("memory.m.80-figures.resident", 7.5, "MiB", 3.5),
                        Measurement.of("memory.m.80-figures.native-objects", 7, "", 7));
        assertThatThrownBy(() -> MemoryBenchmark.measurements("m", readings.subList(0, 3)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void run(int figures) {
        List<String> layers = List.of("conv2d1", "mixed3a", "mixed4a", "mixed4c", "mixed5b");
        try (GraphVisualizer visualizer = BenchmarkSetting.DEFAULT.open()) {
            for (int at = 0; at < figures; at++) {
                List<Integer> channels =
                        IntStream.rangeClosed(0, at % 3).boxed().toList();
                VisualizationSpec spec = BenchmarkSetting.DEFAULT.spec(
                        layers.get(at % layers.size()), channels, 32 + 8 * (at % 2), 2, at);
                visualizer.run(
                        network,
                        spec,
                        (step, steps, objective, frame) ->
                                assertThat(frame.get()).hasSize(channels.size()));
            }
        }
    }
}
