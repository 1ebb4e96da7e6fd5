package org.featurescope.bench.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.bench.measure.BenchmarkSetting;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.Visualizer;
import org.featurescope.validate.Validate;

/**
 * Measures the quality of pictures: how strongly they excite their units beside the best of many photographs, how much of them
 * is fine detail, and how much of the activation remains when they are moved a little. Finished pictures of 8 bits are given to
 * the network at their own size; photographs are resized and cropped to the network's input size.
 *
 * <p>Not thread-safe. It holds native memory until it is closed.
 */
public final class QualityBenchmark implements AutoCloseable {
    /** The number of units that are measured of a network where no other is chosen. */
    public static final int UNITS = 32;

    private static final String PHOTOGRAPHS = "photographs";
    private static final int BATCH = 16;

    private final Network network;
    private final List<Unit> units;
    private final QualityActivations activations;
    private final double[] best;
    private final List<RgbImage> bestPhotographs;
    private int photographs;

    /**
     * Finds the photograph that excites each unit most.
     *
     * @param units the units to measure, which {@link QualityUnits} chooses
     * @throws org.featurescope.validate.InvalidInputException if there is no photograph
     */
    public QualityBenchmark(Network network, Iterator<RgbImage> photographs, List<Unit> units) {
        Validate.isTrue(PHOTOGRAPHS, photographs.hasNext(), "there is no photograph to compare with");
        this.network = network;
        this.units = List.copyOf(units);
        this.activations = new QualityActivations(network, units);
        this.best = new double[units.size()];
        this.bestPhotographs = new ArrayList<>(Collections.nCopies(units.size(), new RgbImage(1, 1, new byte[3])));
        while (photographs.hasNext()) {
            keepBest(next(photographs));
        }
    }

    private List<RgbImage> next(Iterator<RgbImage> all) {
        InputSpec input = network.descriptor().input();
        List<RgbImage> batch = new ArrayList<>();
        while (batch.size() < BATCH && all.hasNext()) {
            batch.add(input.prepared(all.next()));
        }
        return batch;
    }

    private void keepBest(List<RgbImage> batch) {
        double[][] found = activations.of(batch, units);
        for (int picture = 0; picture < found.length; picture++) {
            for (int unit = 0; unit < best.length; unit++) {
                if (photographs == 0 || found[picture][unit] > best[unit]) {
                    best[unit] = found[picture][unit];
                    bestPhotographs.set(unit, batch.get(picture));
                }
            }
            photographs++;
        }
    }

    /**
     * The pictures of a setting and their quality.
     *
     * @param quality of the pictures
     * @param pictures one for each unit, in the order of {@code quality.units()}
     */
    public record Outcome(NetworkQuality quality, List<RgbImage> pictures) {
        public Outcome {
            pictures = List.copyOf(pictures);
        }
    }

    /** Returns the quality of the best photograph of each unit, to compare that of pictures with. */
    public NetworkQuality ofPhotographs() {
        List<Optional<String>> noWarnings = Collections.nCopies(units.size(), Optional.empty());
        int size = network.descriptor().input().height();
        return new NetworkQuality(
                network.id(), PHOTOGRAPHS, 0, size, 0, photographs, qualities(bestPhotographs, noWarnings));
    }

    /**
     * Makes a picture of each unit's channel, from noise of seed 0, and measures its quality.
     *
     * @param visualizer which {@link BenchmarkSetting#open} of the setting returned
     */
    public Outcome measure(BenchmarkSetting setting, Visualizer visualizer, int size, int steps) {
        Map<String, List<Integer>> channels = new LinkedHashMap<>();
        units.forEach(unit -> channels.computeIfAbsent(unit.layer(), layer -> new ArrayList<>())
                .add(unit.channel()));
        List<RgbImage> pictures = new ArrayList<>();
        List<Optional<String>> warnings = new ArrayList<>();
        long start = System.nanoTime();
        channels.forEach((layer, ofLayer) -> {
            Visualization made =
                    visualizer.run(network, setting.spec(layer, ofLayer, size, steps, 0), RunListener.NONE);
            pictures.addAll(made.pictures());
            warnings.addAll(made.warnings());
        });
        double milliseconds = (System.nanoTime() - start) / 1e6 / pictures.size();
        List<UnitQuality> qualities = qualities(pictures, warnings);
        return new Outcome(
                new NetworkQuality(network.id(), setting.name(), steps, size, milliseconds, photographs, qualities),
                pictures);
    }

    /** Measures one picture for each unit. */
    private List<UnitQuality> qualities(List<RgbImage> pictures, List<Optional<String>> warnings) {
        double[] found = activations.ofMatching(pictures, units);
        double[] transformed = new double[found.length];
        List<QualityTransformation> transformations = QualityTransformation.all();
        for (QualityTransformation transformation : transformations) {
            double[] activation = activations.ofMatching(
                    pictures.stream().map(transformation::apply).toList(), units);
            for (int unit = 0; unit < activation.length; unit++) {
                transformed[unit] += activation[unit] / transformations.size();
            }
        }
        return IntStream.range(0, found.length)
                .mapToObj(unit -> UnitQuality.of(
                        units.get(unit).toString(),
                        found[unit],
                        best[unit],
                        QualitySpectrum.fineShare(pictures.get(unit)),
                        transformed[unit],
                        warnings.get(unit).orElse(null)))
                .toList();
    }

    @Override
    public void close() {
        activations.close();
    }
}
