package org.featurescope.kind.plane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.featurescope.space.directions.SpannedPlane.Point;

/**
 * Chooses the patches that are drawn at their activations: those that score most at the angles of pictures first, then
 * others from the outside inwards, as many as fit without overlap.
 */
final class Spread {
    /** The most patches that are drawn. */
    static final int MOST = 64;

    /** The most patches of one photograph, which are often alike. */
    private static final int MOST_OF_ONE = 2;

    private final Activations activations;
    private final double side;
    private final List<Integer> chosen = new ArrayList<>();
    private final Map<Integer, Integer> ofPhotograph = new TreeMap<>();

    private Spread(Activations activations) {
        this.activations = activations;
        this.side = PlaneResult.Side.SIDE * activations.reach();
    }

    /**
     * Returns the positions whose patches are drawn.
     *
     * @param degrees the angles of pictures
     */
    static List<Integer> of(Activations activations, List<Double> degrees) {
        Spread spread = new Spread(activations);
        Stream<Integer> first = degrees.stream().flatMap(angle -> activations.best(angle).stream());
        Stream<Integer> others = IntStream.range(0, activations.count())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        position -> -activations.point(position).radius()));
        Stream.concat(first, others).forEach(spread::offer);
        return List.copyOf(spread.chosen);
    }

    private void offer(int position) {
        int photograph = activations.photograph(position);
        if (chosen.size() < MOST
                && ofPhotograph.getOrDefault(photograph, 0) < MOST_OF_ONE
                && chosen.stream().noneMatch(other -> overlap(position, other))) {
            chosen.add(position);
            ofPhotograph.merge(photograph, 1, Integer::sum);
        }
    }

    private boolean overlap(int position, int other) {
        Point one = activations.point(position);
        Point two = activations.point(other);
        return Math.abs(one.x() - two.x()) < side && Math.abs(one.y() - two.y()) < side;
    }
}
