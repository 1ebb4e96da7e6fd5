package org.featurescope.kind.plane;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.Positions;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.optimized.ResultBuilder;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.kind.photographs.PhotographSteps;
import org.featurescope.kind.photographs.VisibleRegion;
import org.featurescope.kind.plane.PlaneResult.Angle;
import org.featurescope.kind.plane.PlaneResult.Patch;
import org.featurescope.kind.plane.PlaneResult.Place;
import org.featurescope.kind.plane.PlaneResult.Side;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.space.directions.SpannedPlane.Point;

/**
 * The patches of photographs that have pictures: those that score most at some whole degree or at the angle of a picture,
 * on either side of the ReLU, and those that are drawn at their activations. So a page finds the best patches at each
 * degree among them.
 */
final class Patches {
    /** The side of a patch's picture, pixels. */
    private static final int PIXELS = 64;

    /** The greatest number of points that are sent for each side of the ReLU. */
    private static final int MOST_POINTS = 4000;

    private static final MathContext DIGITS = new MathContext(5);

    private final PlaneSpec spec;
    private final Network network;
    private final ActivationIndex index;
    private final PhotographSet set;

    Patches(PlaneSpec spec, Network network, ActivationIndex index, PhotographSet set) {
        this.spec = spec;
        this.network = network;
        this.index = index;
        this.set = set;
    }

    /**
     * Adds the patches to the figure's pictures, after the optimized ones, and returns the figure's data.
     *
     * @param sides the activations of the same positions on each side of the ReLU
     * @param angle the angle between the two directions, degrees
     */
    PlaneResult add(ResultBuilder builder, List<Activations> sides, double angle) {
        List<List<Integer>> drawn =
                sides.stream().map(side -> Spread.of(side, spec.degrees())).toList();
        SortedMap<Integer, Integer> numbers = numbers(sides, drawn);
        return new PlaneResult(
                IndexedSet.of(spec.photographs().name(), index),
                spec.a().toString(),
                spec.b().toString(),
                rounded(angle),
                IntStream.range(0, spec.angles())
                        .mapToObj(i -> new Angle(spec.degrees().get(i), i))
                        .toList(),
                add(builder, sides.get(0), numbers),
                IntStream.range(0, sides.size())
                        .mapToObj(i -> side(sides.get(i), numbers, drawn.get(i)))
                        .toList());
    }

    /** Returns the positions whose patches have pictures, and the number of each patch. */
    private SortedMap<Integer, Integer> numbers(List<Activations> sides, List<List<Integer>> drawn) {
        List<Double> degrees = DoubleStream.concat(
                        IntStream.range(0, 360).asDoubleStream(),
                        spec.degrees().stream().mapToDouble(Double::doubleValue))
                .distinct()
                .boxed()
                .toList();
        SortedMap<Integer, Integer> numbers = new TreeMap<>();
        sides.forEach(side -> side.best(degrees).forEach(position -> numbers.put(position, 0)));
        drawn.forEach(chosen -> chosen.forEach(position -> numbers.put(position, 0)));
        int next = 0;
        for (Map.Entry<Integer, Integer> entry : numbers.entrySet()) {
            entry.setValue(next++);
        }
        return numbers;
    }

    private static Side side(Activations side, SortedMap<Integer, Integer> numbers, List<Integer> drawn) {
        Stage stage = side.stage();
        boolean isBefore = stage.kind() == Stage.Kind.BEFORE_RELU;
        return new Side(
                isBefore ? "before" : "after",
                side.isRectified() ? stage.title() + " after ReLU" : stage.title(),
                side.isRectified(),
                side.count(),
                rounded(side.reach()),
                side.some(MOST_POINTS).stream().map(Patches::place).toList(),
                numbers.keySet().stream()
                        .map(position -> place(side.point(position)))
                        .toList(),
                drawn.stream().map(numbers::get).toList());
    }

    private static Place place(Point point) {
        return new Place(rounded(point.x()), rounded(point.y()));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    private List<Patch> add(ResultBuilder builder, Activations side, SortedMap<Integer, Integer> numbers) {
        Stage stage = side.stage();
        Positions positions = index.positions(stage);
        List<Patch> patches = new ArrayList<>();
        int known = -1;
        RgbImage photograph = RgbImage.grey(1);
        for (int position : numbers.keySet()) {
            String name = index.names().get(side.photograph(position));
            if (side.photograph(position) != known) {
                known = side.photograph(position);
                photograph = PhotographSteps.photograph(
                        set, name, network.descriptor().input());
            }
            int row = positions.rows()[side.place(position)];
            int column = positions.columns()[side.place(position)];
            RgbImage patch = VisibleRegion.of(stage, network.descriptor().input(), row, column)
                    .of(photograph, PIXELS);
            String shows = "%s at row %d, column %d".formatted(name, row, column);
            builder.given(patch, name, shows, side.point(position).radius(), set.credit(name));
            patches.add(new Patch(name, row, column, spec.angles() + patches.size()));
        }
        return patches;
    }
}
