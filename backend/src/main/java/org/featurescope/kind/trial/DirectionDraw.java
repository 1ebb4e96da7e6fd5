package org.featurescope.kind.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.featurescope.model.UnitExpression.RandomDirection;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.objective.RandomNormals;
import org.featurescope.space.directions.KMeans;
import org.featurescope.space.directions.Vectors;

/** Draws directions of a layer by a seed. All have length 1. Equal seeds draw equal directions. */
final class DirectionDraw {
    private static final int MOST_CLUSTERS = 256;
    /** Fewer positions for each cluster than this would give the positions back. */
    private static final int POSITIONS_FOR_EACH = 16;

    private static final int MOST_SEED = 1_000_000_000;

    private final String layer;
    private final Vectors means;
    private final Vectors positions;
    private final long seed;

    /**
     * Creates a draw.
     *
     * @param means the mean activations of photographs; a neuron that is constant in them is not drawn
     * @param positions the activations at positions, to which clusters are fitted
     */
    DirectionDraw(String layer, Vectors means, Vectors positions, long seed) {
        this.layer = layer;
        this.means = means;
        this.positions = positions;
        this.seed = seed;
    }

    /** Returns up to {@code count} directions of a family, in a random order. */
    List<Direction> of(Family family, int count) {
        return switch (family) {
            case BASIS -> basis(count);
            case RANDOM -> random(count);
            case K_MEANS -> clusters(count);
            case POSITIVE -> positive(count);
        };
    }

    /** Returns the direction of a neuron. */
    Direction neuron(int channel) {
        float[] vector = new float[means.length()];
        vector[channel] = 1;
        return new Direction(Family.BASIS, new Unit(layer, channel).toString(), vector);
    }

    private List<Direction> basis(int count) {
        return shuffled(means.length(), Family.BASIS).stream()
                .filter(this::isExcited)
                .limit(count)
                .map(this::neuron)
                .toList();
    }

    /** Returns whether the activation of a neuron differs between photographs. */
    private boolean isExcited(int channel) {
        float[] values = means.values();
        for (int i = channel; i < values.length; i += means.length()) {
            if (values[i] != values[channel]) {
                return true;
            }
        }
        return false;
    }

    private List<Direction> random(int count) {
        List<Direction> directions = new ArrayList<>();
        for (int drawn : seeds(Family.RANDOM, count)) {
            directions.add(new Direction(
                    Family.RANDOM,
                    new RandomDirection(layer, drawn).toString(),
                    ofLength1(RandomNormals.draw(drawn, means.length()))));
        }
        return directions;
    }

    private List<Direction> positive(int count) {
        List<Direction> directions = new ArrayList<>();
        for (int drawn : seeds(Family.POSITIVE, count)) {
            float[] vector = RandomNormals.draw(drawn, means.length());
            for (int i = 0; i < vector.length; i++) {
                vector[i] = Math.abs(vector[i]);
            }
            directions.add(
                    new Direction(Family.POSITIVE, "positive %d".formatted(directions.size() + 1), ofLength1(vector)));
        }
        return directions;
    }

    private List<Direction> clusters(int count) {
        int most = Math.min(MOST_CLUSTERS, Math.min(positions.length(), positions.count() / POSITIONS_FOR_EACH));
        if (most < 2) {
            return List.of();
        }
        Vectors centroids = KMeans.centroids(
                        positions, most, random(Family.K_MEANS).nextLong())
                .ofLength1();
        return shuffled(centroids.count(), Family.K_MEANS).stream()
                .limit(count)
                .map(cluster ->
                        new Direction(Family.K_MEANS, "cluster %d".formatted(cluster + 1), centroids.get(cluster)))
                .toList();
    }

    private List<Integer> shuffled(int count, Family family) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, new Random(random(family).nextLong()));
        return order;
    }

    private int[] seeds(Family family, int count) {
        return random(family).ints(0, MOST_SEED).distinct().limit(count).toArray();
    }

    private SplittableRandom random(Family family) {
        SplittableRandom random = new SplittableRandom(seed);
        SplittableRandom own = random.split();
        for (int i = 0; i < family.ordinal(); i++) {
            own = random.split();
        }
        return own;
    }

    private static float[] ofLength1(float[] vector) {
        return new Vectors(vector, vector.length).ofLength1().get(0);
    }
}
