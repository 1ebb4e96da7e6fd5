package org.featurescope.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.featurescope.bench.measure.BenchmarkSetting;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.Visualizer;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.tensor.Sessions;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

final class QualityBenchmarkTest {
    private static final int UNITS = 12;
    private static final int SIZE = 64;

    private static Network network;

    @BeforeAll
    static void load() {
        network = Catalogue.load(Optional.empty()).network("mini-inception");
    }

    @Test
    void aPhotographHasTheMultipleOne() {
        RgbImage photograph = cloud(1);
        try (QualityBenchmark benchmark =
                new QualityBenchmark(network, List.of(photograph).iterator(), QualityUnits.spread(network, UNITS))) {
            NetworkQuality made = benchmark
                    .measure(BenchmarkSetting.DEFAULT, always(photograph), SIZE, 1)
                    .quality();
            assertThat(made.medianMultiple()).isEqualTo(1);
            assertThat(made.shareAbovePhotographs()).isZero();
            assertThat(made.units())
                    .isEqualTo(benchmark.ofPhotographs().units())
                    .hasSize(UNITS);
        }
    }

    @Test
    void activationsAreThoseOfTheNetworkAlone() {
        RgbImage picture = cloud(2);
        List<Unit> units = QualityUnits.spread(network, UNITS);
        try (QualityActivations activations = new QualityActivations(network, units)) {
            double[] found = activations.of(List.of(cloud(3), picture), units)[1];
            for (int unit = 0; unit < units.size(); unit++) {
                double expected = meanActivation(picture, units.get(unit));
                assertThat(found[unit])
                        .as("%s", units.get(unit))
                        .isCloseTo(expected, within(1e-4 * Math.max(1, expected)));
            }
        }
    }

    @Test
    void theBestPhotographIsTheOneThatExcitesMost() {
        List<RgbImage> photographs = new ArrayList<>();
        for (int seed = 0; seed < 19; seed++) {
            photographs.add(cloud(seed));
        }
        try (QualityBenchmark benchmark =
                new QualityBenchmark(network, photographs.iterator(), QualityUnits.spread(network, 2))) {
            NetworkQuality best = benchmark.ofPhotographs();
            assertThat(best.photographs()).isEqualTo(19);
            List<Unit> units = QualityUnits.spread(network, 2);
            for (int unit = 0; unit < 2; unit++) {
                Unit expected = units.get(unit);
                double most = photographs.stream()
                        .mapToDouble(photograph -> meanActivation(photograph, expected))
                        .max()
                        .orElseThrow();
                assertThat(best.units().get(unit).bestPhotograph()).isCloseTo(most, within(1e-4 * Math.max(1, most)));
                assertThat(best.units().get(unit).activation()).isCloseTo(most, within(1e-4 * Math.max(1, most)));
            }
        }
    }

    /** A picture of one colour is the same through every shift, scale and rotation. */
    @Test
    void aPictureThatIsNotChangedKeepsItsActivation() {
        byte[] pixels = new byte[SIZE * SIZE * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) new int[] {200, 120, 40}[i % 3];
        }
        RgbImage flat = new RgbImage(SIZE, SIZE, pixels);
        try (QualityBenchmark benchmark =
                new QualityBenchmark(network, List.of(cloud(5)).iterator(), QualityUnits.spread(network, UNITS))) {
            NetworkQuality made = benchmark
                    .measure(BenchmarkSetting.DEFAULT, always(flat), SIZE, 1)
                    .quality();
            assertThat(made.medianRobustness()).isCloseTo(1, within(1e-5));
            assertThat(made.medianFineShare()).isLessThan(1e-9);
        }
    }

    @Test
    void optimizedPicturesExciteMoreThanNoise() {
        try (QualityBenchmark benchmark =
                        new QualityBenchmark(network, List.of(noise()).iterator(), QualityUnits.spread(network, 4));
                GraphVisualizer visualizer = BenchmarkSetting.DEFAULT.open()) {
            QualityBenchmark.Outcome made = benchmark.measure(BenchmarkSetting.DEFAULT, visualizer, SIZE, 32);
            assertThat(made.pictures()).hasSize(4);
            assertThat(made.quality().medianMultiple()).isGreaterThan(1);
        }
    }

    @Test
    void needsAPhotograph() {
        assertThatThrownBy(() ->
                        new QualityBenchmark(network, Collections.emptyIterator(), QualityUnits.spread(network, UNITS)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("photograph");
    }

    @Test
    void aUnitThatNoPhotographExcitesHasNoMultiple() {
        UnitQuality dead = UnitQuality.of("conv2d0:1", 0, 0, 0.1, 0, "dead");
        UnitQuality alive = UnitQuality.of("conv2d0:2", 6, 2, 0.3, 3, null);
        NetworkQuality quality = new NetworkQuality("m", "s", 1, 32, 1, 1, List.of(dead, alive));
        assertThat(dead.multiple()).isNull();
        assertThat(dead.robustness()).isNull();
        assertThat(quality.medianMultiple()).isEqualTo(3);
        assertThat(quality.medianRobustness()).isEqualTo(0.5);
        assertThat(quality.medianFineShare()).isCloseTo(0.2, within(1e-12));
        assertThat(quality.shareAbovePhotographs()).isEqualTo(0.5);
        assertThat(quality.warned()).isEqualTo(1);
    }

    private static Visualizer always(RgbImage picture) {
        return (network, spec, listener) -> new Visualization(
                Collections.nCopies(spec.pictures(), picture),
                new int[0],
                new float[0][],
                Collections.nCopies(spec.pictures(), Optional.empty()));
    }

    /** The mean over the layer's map by a session of its own. */
    private static double meanActivation(RgbImage picture, Unit unit) {
        float[] input = new float[picture.pixels().length];
        for (int i = 0; i < input.length; i++) {
            input[i] = (picture.pixels()[i] & 0xff) - 117;
        }
        try (Graph graph = new Graph();
                TFloat32 fed = TFloat32.tensorOf(Shape.of(1, SIZE, SIZE, 3), DataBuffers.of(input))) {
            graph.importGraphDef(network.graph());
            try (Session session = Sessions.open(graph);
                    Result result = session.runner()
                            .feed("input", fed)
                            .fetch(network.layer(unit.layer()).node())
                            .run()) {
                TFloat32 map = (TFloat32) result.get(0);
                double sum = 0;
                for (int y = 0; y < map.shape().get(1); y++) {
                    for (int x = 0; x < map.shape().get(2); x++) {
                        sum += map.getFloat(0, y, x, unit.channel());
                    }
                }
                return sum / map.shape().get(1) / map.shape().get(2);
            }
        }
    }

    private static RgbImage noise() {
        byte[] pixels = new byte[SIZE * SIZE * 3];
        new Random(0).nextBytes(pixels);
        return new RgbImage(SIZE, SIZE, pixels);
    }

    /** Smooth random colours, of the network's own size. */
    private static RgbImage cloud(long seed) {
        byte[] pixels = new byte[9 * 9 * 3];
        new Random(seed).nextBytes(pixels);
        return Resampler.resize(new RgbImage(9, 9, pixels), SIZE, SIZE);
    }
}
