package org.featurescope.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.featurescope.network.TrainingData.Examples;

/** Makes problems of two classes of points in the square from -1 to 1. Half of the points are held out. */
public final class PlaneProblems {
    private static final int POINTS = 400;
    private static final double NEAR = 0.45;
    private static final double FAR = 0.65;
    private static final double TURNS = 1.75;
    private static final double SPIRAL_REACH = 0.95;
    private static final int SQUARES = 2;

    private PlaneProblems() {}

    /** How the classes lie. */
    public enum Set {
        /** A disk within a ring. */
        CIRCLE,
        /** Two arms of a spiral. */
        SPIRAL,
        /** Two half circles that reach into each other. */
        MOONS,
        /** The squares of a checkerboard. */
        CHECKERBOARD
    }

    /** A curve of which points lie above or below. */
    public enum Curve {
        /** y = x / 2. */
        LINE(x -> x / 2),
        /** y = |x| - 1/2. */
        ANGLE(x -> Math.abs(x) - 0.5),
        /** y = 3/2 x² - 3/4. */
        PARABOLA(x -> 1.5 * x * x - 0.75),
        /** y = sin(5 x) / 2. */
        SINE(x -> Math.sin(5 * x) / 2);

        private final DoubleUnaryOperator height;

        Curve(DoubleUnaryOperator height) {
            this.height = height;
        }

        /** Returns the height of the curve. */
        public double at(double x) {
            return height.applyAsDouble(x);
        }
    }

    /**
     * Returns two classes.
     *
     * @param noise the standard deviation of the noise that is added to each coordinate
     */
    public static Problem set(Set set, double noise, long seed) {
        Random random = new Random(seed);
        return switch (set) {
            case CIRCLE -> drawn(i -> disk(i % 2, random), noise, random);
            case SPIRAL -> drawn(i -> spiral(i % 2, random), noise, random);
            case MOONS -> drawn(i -> moon(i % 2, random), noise, random);
            case CHECKERBOARD -> uniform(PlaneProblems::square, noise, random);
        };
    }

    /** Returns whether points lie above a curve. */
    public static Problem above(Curve curve, double noise, long seed) {
        return uniform(point -> point[1] > curve.at(point[0]) ? 1 : 0, noise, new Random(seed));
    }

    /**
     * Returns points of one's own, none of which is held out.
     *
     * @param points the two coordinates and the class, 0 or 1, of each
     */
    public static Problem points(List<double[]> points) {
        return problem(points, List.of());
    }

    private static double[] disk(int kind, Random random) {
        double radius = kind == 1 ? NEAR * Math.sqrt(random.nextDouble()) : FAR + (1 - FAR) * random.nextDouble();
        double angle = 2 * Math.PI * random.nextDouble();
        return new double[] {radius * Math.cos(angle), radius * Math.sin(angle), kind};
    }

    private static double[] spiral(int kind, Random random) {
        double share = random.nextDouble();
        double angle = TURNS * 2 * Math.PI * share + kind * Math.PI;
        return new double[] {SPIRAL_REACH * share * Math.sin(angle), SPIRAL_REACH * share * Math.cos(angle), kind};
    }

    private static double[] moon(int kind, Random random) {
        double angle = Math.PI * random.nextDouble();
        double x = kind == 0 ? Math.cos(angle) : 1 - Math.cos(angle);
        double y = kind == 0 ? Math.sin(angle) : 0.5 - Math.sin(angle);
        return new double[] {(x - 0.5) * 0.6, (y - 0.25) * 0.6, kind};
    }

    private static int square(double[] point) {
        return Math.floorMod((int) Math.floor(SQUARES * point[0]) + (int) Math.floor(SQUARES * point[1]), 2);
    }

    private static Problem uniform(ToIntFunction<double[]> kind, double noise, Random random) {
        return drawn(
                i -> {
                    double[] point = {2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1, 0};
                    point[2] = kind.applyAsInt(point);
                    return point;
                },
                noise,
                random);
    }

    private static Problem drawn(IntFunction<double[]> draw, double noise, Random random) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            double[] point = draw.apply(i);
            points.add(new double[] {
                point[0] + noise * random.nextGaussian(), point[1] + noise * random.nextGaussian(), point[2]
            });
        }
        Collections.shuffle(points, random);
        return problem(points.subList(0, POINTS / 2), points.subList(POINTS / 2, POINTS));
    }

    private static Problem problem(List<double[]> training, List<double[]> heldOut) {
        return new Problem(
                List.of("x", "y"),
                List.of("class"),
                Output.SIGMOID,
                new TrainingData(2, 1, examples(training), examples(heldOut)));
    }

    private static Examples examples(List<double[]> points) {
        return Examples.of(
                points.stream()
                        .map(point -> new float[] {(float) point[0], (float) point[1]})
                        .toList(),
                points.stream().map(point -> new float[] {(float) point[2]}).toList());
    }
}
