package org.featurescope.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Tuning;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.run.GraphVisualizer;
import org.junit.jupiter.api.Test;

final class SpeedBenchmarkTest {
    private final Network network = Catalogue.load(Optional.empty()).network("mini-inception");

    @Test
    void derivesRatesFromTimes() {
        SpeedMeasurement measurement = new SpeedMeasurement(
                "m",
                "l",
                8,
                128,
                Precision.BFLOAT16,
                new SpeedMeasurement.Times(50, 40, 100),
                new SpeedMeasurement.Work(5_000_000_000L, 8_000_000_000L),
                400);
        assertThat(measurement.overPlain()).isEqualTo(0.5);
        assertThat(measurement.imageStepsPerSecond()).isEqualTo(160);
        // ten billion operations in 40 milliseconds are 250 billion in a second
        assertThat(measurement.shareOfConvolutions()).isCloseTo(0.625, within(1e-9));
        assertThat(measurement.shareOfStep()).isCloseTo(0.5, within(1e-9));
        assertThat(measurement.shareOfPlain()).isCloseTo(0.4, within(1e-9));
        assertThat(measurement.measurements())
                .contains(Measurement.of("step.m.l.8x128.bfloat16", 50, "ms", 100))
                .extracting(Measurement::ratio)
                .satisfiesExactly(
                        ratio -> assertThat(ratio).isCloseTo(0.5, within(1e-9)),
                        ratio -> assertThat(ratio).isCloseTo(2, within(1e-9)),
                        ratio -> assertThat(ratio).isCloseTo(0.625, within(1e-9)));
    }

    @Test
    void measuresEveryLayerBatchAndPrecision() {
        List<SpeedMeasurement> heard = new ArrayList<>();
        SpeedBenchmark.Plan plan =
                new SpeedBenchmark.Plan(List.of(4, 8), List.of(Precision.values()), 32, 1, Tuning.DEFAULT);
        List<SpeedMeasurement> found = SpeedBenchmark.measure(network, plan, heard::add);
        assertThat(found).isEqualTo(heard).hasSize(3 * 2 * 2);
        assertThat(found.get(1).work().plain())
                .isEqualTo(2 * found.get(0).work().plain());
        assertThat(found.get(1).work().step()).isEqualTo(2 * found.get(0).work().step());
        assertThat(found.get(4).work().step()).isGreaterThan(found.get(2).work().step());
        assertThat(found).allSatisfy(measurement -> {
            assertThat(measurement.work().step()).isLessThan(measurement.work().plain());
            assertThat(measurement.times().convolutions()).isPositive();
        });
    }

    @Test
    void measuresWholeRequests() {
        try (GraphVisualizer visualizer = BenchmarkSetting.DEFAULT.open()) {
            Measurement grid =
                    RequestBenchmark.grid(visualizer, network, network.layer("conv2d0"), 32, Precision.FLOAT32, 1);
            int count = Math.min(64, network.layer("conv2d0").channels());
            assertThat(grid.name()).isEqualTo("grid.mini-inception.conv2d0.%dx32.float32".formatted(count));
            assertThat(grid.value()).isPositive();
            Measurement frame = RequestBenchmark.firstFrame(
                    visualizer, network, network.layer("mixed3a"), 2, 32, Precision.BFLOAT16, 1);
            assertThat(frame.name()).isEqualTo("first-frame.mini-inception.mixed3a.2x32.bfloat16");
            assertThat(frame.ratio()).isEqualTo(frame.value() / frame.baseline());
        }
    }

    @Test
    void measuresALargePictureBesideATile() {
        Measurement tiles = TileBenchmark.measure(network, network.layer("mixed3a"), 128, 3, Tuning.DEFAULT);
        assertThat(tiles.name()).isEqualTo("tiled.mini-inception.mixed3a.1x256");
        assertThat(tiles.ratio()).isBetween(0.05, 20.0).isEqualTo(tiles.value() / tiles.baseline());
    }

    @Test
    void bothPrecisionsReachAboutTheSameObjective() {
        double[] reached = new double[2];
        for (Precision precision : Precision.values()) {
            BenchmarkSetting setting = new BenchmarkSetting(
                    "either", 16, BenchmarkSetting.DEFAULT.settings().with(precision));
            try (GraphVisualizer visualizer = setting.open()) {
                VisualizationSpec spec = setting.spec("mixed3b", List.of(17), 48, 16, 1);
                float[][] curve =
                        visualizer.run(network, spec, RunListener.NONE).curve();
                reached[precision.ordinal()] = curve[curve.length - 1][0];
            }
        }
        assertThat(reached[1]).isCloseTo(reached[0], within(0.1 * Math.abs(reached[0])));
    }
}
