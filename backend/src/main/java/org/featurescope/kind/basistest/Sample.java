package org.featurescope.kind.basistest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.Positions;
import org.featurescope.kind.photographs.SampledPositions;
import org.featurescope.model.Stage;
import org.featurescope.space.directions.LabelledMeans;
import org.featurescope.space.directions.OverallActivation;
import org.featurescope.space.directions.Projections;
import org.featurescope.space.directions.Vectors;

/** The activations of photographs: vectors at a few positions of each, and the mean over all its positions. */
final class Sample {
    /** The most positions of all photographs together. */
    static final int MOST_POSITIONS = 20_000;

    private final Vectors positions;
    private final Vectors means;
    private final int[] classes;

    /**
     * Creates a sample.
     *
     * @param positions the activations at positions, as many of each photograph, those of the first photograph first
     * @param means the mean activation of each photograph
     * @param classes the class of each photograph, from 0; -1 for a photograph without a class
     */
    Sample(Vectors positions, Vectors means, int[] classes) {
        this.positions = positions;
        this.means = means;
        this.classes = classes.clone();
    }

    /**
     * Reads a sample of at most {@value #MOST_POSITIONS} positions, as many of each photograph.
     *
     * @param classes the class of each photograph of the index, from 0; -1 for a photograph without a class
     */
    static Sample read(ActivationIndex index, Stage stage, int[] classes) {
        Vectors means = new Vectors(index.means(stage), stage.channels());
        return read(positions(stage).count(), photograph -> index.values(stage, photograph), means, classes);
    }

    /** Returns the positions of a stage that an index knows. */
    static Positions positions(Stage stage) {
        return Positions.of(stage.height(), stage.width(), ActivationIndex.POSITIONS);
    }

    /**
     * Reads a sample.
     *
     * @param perPhotograph the number of positions that are known of each photograph
     * @param values returns the activations of a photograph, {@code [perPhotograph][channels]}
     */
    static Sample read(int perPhotograph, IntFunction<float[]> values, Vectors means, int[] classes) {
        Vectors positions = SampledPositions.of(perPhotograph, classes.length, MOST_POSITIONS)
                .read(classes.length, means.length(), values);
        return new Sample(positions, means, classes);
    }

    /** Returns normal noise of the same size, of mean 0 and variance 1, with the same classes. */
    Sample noise(long seed) {
        Random random = new Random(seed);
        return new Sample(
                normals(random, positions.count(), positions.length()),
                normals(random, means.count(), means.length()),
                classes);
    }

    private static Vectors normals(Random random, int count, int length) {
        float[] values = new float[count * length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Vectors(values, length);
    }

    /** Returns the sample with the overall activation taken out, of positions and of photographs. */
    Sample withoutOverall() {
        return new Sample(OverallActivation.removedFrom(positions), OverallActivation.removedFrom(means), classes);
    }

    /** Returns the sample of some of the photographs. */
    Sample of(int[] photographs) {
        int each = positions.count() / classes.length;
        int[] chosen = Arrays.stream(photographs)
                .flatMap(photograph -> IntStream.range(photograph * each, (photograph + 1) * each))
                .toArray();
        return new Sample(
                positions.of(chosen),
                means.of(photographs),
                Arrays.stream(photographs)
                        .map(photograph -> classes[photograph])
                        .toArray());
    }

    /**
     * Divides the photographs at random in two halves, each class in two halves as well.
     *
     * @return the indices of the photographs of each half, ascending
     */
    int[][] halves(long seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, classes.length).boxed().toList());
        Collections.shuffle(order, new Random(new SplittableRandom(seed).nextLong()));
        int[] taken = new int[Arrays.stream(classes).max().orElse(-1) + 2];
        List<List<Integer>> halves = List.of(new ArrayList<>(), new ArrayList<>());
        for (int photograph : order) {
            halves.get(taken[classes[photograph] + 1]++ % 2).add(photograph);
        }
        return halves.stream()
                .map(half -> half.stream().sorted().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** Opens the sample for projections on directions. They must be closed. */
    Projections open() {
        return new Projections(positions, labelled());
    }

    /** Returns the photographs whose class has two or more of them; empty if there are less than two such classes. */
    Optional<LabelledMeans> labelled() {
        int[] sizes = new int[Arrays.stream(classes).max().orElse(-1) + 1];
        for (int each : classes) {
            if (each >= 0) {
                sizes[each]++;
            }
        }
        int[] kept = IntStream.range(0, sizes.length).filter(k -> sizes[k] > 1).toArray();
        if (kept.length < 2) {
            return Optional.empty();
        }
        int[] photographs = IntStream.range(0, classes.length)
                .filter(i -> classes[i] >= 0 && sizes[classes[i]] > 1)
                .toArray();
        int[] numbered = Arrays.stream(photographs)
                .map(i -> Arrays.binarySearch(kept, classes[i]))
                .toArray();
        return Optional.of(new LabelledMeans(means.of(photographs), numbered));
    }

    /** Returns the activations at positions, those of the first photograph first. */
    Vectors positions() {
        return positions;
    }

    int photographs() {
        return classes.length;
    }

    /**
     * Returns which of a photograph's known positions a position of the sample is.
     *
     * @param position the index among all positions of the sample
     * @param perPhotograph the number of positions that are known of each photograph
     */
    int place(int position, int perPhotograph) {
        int each = positions.count() / classes.length;
        return new SampledPositions(perPhotograph, each).place(position % each);
    }

    /** Returns the photograph of a position. */
    int photograph(int position) {
        return position / (positions.count() / classes.length);
    }
}
