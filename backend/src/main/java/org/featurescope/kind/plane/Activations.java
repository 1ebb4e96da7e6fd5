package org.featurescope.kind.plane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.model.Stage;
import org.featurescope.space.directions.SpannedPlane;
import org.featurescope.space.directions.SpannedPlane.Point;

/** The activations at positions of photographs on one side of the ReLU, projected on a plane. */
final class Activations {
    /** The number of patches that score most at an angle, each of another photograph. */
    static final int BEST = 6;

    /** The smallest score that counts as more than 0, as a share of the largest distance: cosines are rounded. */
    static final double LEAST_SCORE = 1e-9;

    private final Stage stage;
    private final boolean isRectified;
    private final int each;
    private final List<Point> points;
    private final double reach;

    /**
     * Creates projected activations.
     *
     * @param isRectified whether positions score only with more than 0
     * @param each the number of positions of each photograph
     * @param points those of the first photograph first
     */
    Activations(Stage stage, boolean isRectified, int each, List<Point> points) {
        this.stage = stage;
        this.isRectified = isRectified;
        this.each = each;
        this.points = List.copyOf(points);
        this.reach = points.stream().mapToDouble(Point::radius).max().orElse(0);
    }

    /** Reads the activations of all photographs of an index and projects them. */
    static Activations read(ActivationIndex index, Stage stage, boolean isRectified, SpannedPlane plane) {
        int each = index.positions(stage).count();
        List<Point> points = new ArrayList<>();
        for (int photograph = 0; photograph < index.names().size(); photograph++) {
            float[] values = index.values(stage, photograph);
            for (int i = 0; i < each; i++) {
                points.add(plane.project(values, i * stage.channels()));
            }
        }
        return new Activations(stage, isRectified, each, points);
    }

    Stage stage() {
        return stage;
    }

    boolean isRectified() {
        return isRectified;
    }

    int count() {
        return points.size();
    }

    Point point(int position) {
        return points.get(position);
    }

    /** Returns the photograph of a position. */
    int photograph(int position) {
        return position / each;
    }

    /** Returns which of its photograph's known positions a position is. */
    int place(int position) {
        return position % each;
    }

    /** Returns the largest distance from the origin. */
    double reach() {
        return reach;
    }

    /**
     * Returns the {@value #BEST} positions that score most along the direction at an angle, at most one of each photograph,
     * the one with the largest score first.
     */
    List<Integer> best(double degrees) {
        double[] score = new double[points.size() / each];
        int[] best = new int[score.length];
        Arrays.fill(score, Double.NEGATIVE_INFINITY);
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        for (int position = 0; position < points.size(); position++) {
            double along =
                    cos * points.get(position).x() + sin * points.get(position).y();
            if (along > score[photograph(position)]) {
                score[photograph(position)] = along;
                best[photograph(position)] = position;
            }
        }
        return IntStream.range(0, score.length)
                .filter(photograph -> !isRectified || score[photograph] > LEAST_SCORE * reach)
                .boxed()
                .sorted(Comparator.comparingDouble(photograph -> -score[photograph]))
                .limit(BEST)
                .map(photograph -> best[photograph])
                .toList();
    }

    /** Returns the positions that are among the best at one of some angles. */
    SortedSet<Integer> best(List<Double> degrees) {
        SortedSet<Integer> found = new TreeSet<>();
        degrees.forEach(angle -> found.addAll(best(angle)));
        return found;
    }

    /** Returns at most {@code most} points, evenly spread over all. */
    List<Point> some(int most) {
        int count = Math.min(most, points.size());
        return IntStream.range(0, count)
                .mapToObj(i -> points.get((int) ((long) i * points.size() / count)))
                .toList();
    }
}
